insert ignore into clockify_outbox_gate (id)
values (1)
