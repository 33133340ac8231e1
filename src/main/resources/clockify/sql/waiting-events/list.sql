select o.seq, o.id, o.aggregatetype, o.aggregateid, o.type, o.payload, o.created_at, o.replayed, coalesce(f.tries, -1) as tries
from clockify_outbox o
left join clockify_outbox_failure f on f.aggregateid = o.aggregateid and f.seq = o.seq
where o.seq > :after
  and not exists (
    select 1
    from clockify_outbox_failure b
    -- a failure without its event blocks no other event
    join clockify_outbox w on w.seq = b.seq
    where b.aggregateid = o.aggregateid
      and (b.set_aside_at is not null or b.try_again_at > :now and b.failed_at <= :latest))
  and not exists (
    select 1
    from clockify_outbox e
    where e.aggregateid = o.aggregateid
      and e.seq <= :after)
order by o.seq
limit :most
