merge into clockify_outbox_gate (id)
key (id)
values (1)
