insert into clockify_outbox_gate (id)
values (1)
on conflict do nothing
