-- The failures of deleted events.
delete from clockify_outbox_failure
where aggregateid like :theirs escape '!'
  and not exists (
    select 1
    from clockify_outbox o
    where o.seq = clockify_outbox_failure.seq)
