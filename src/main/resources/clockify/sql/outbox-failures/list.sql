select
  o.id, o.type, o.aggregateid, o.created_at, f.tries, f.error, f.failed_at, f.set_aside_at,
  (
    select count(*)
    from clockify_outbox b
    where b.aggregateid = f.aggregateid
      and b.seq > f.seq
  ) as behind
from clockify_outbox_failure f
join clockify_outbox o on o.seq = f.seq
order by f.seq
