-- Events that are set aside, and those behind them, do not wait for the endpoint.
select count(*) as waiting, (
    select o.created_at
    from clockify_outbox o
    order by o.seq
    limit 1
  ) as oldest_at, (
    select o.created_at
    from clockify_outbox o
    where not exists (
      select 1
      from clockify_outbox_failure a
      where a.aggregateid = o.aggregateid
      and a.set_aside_at is not null
    )
    order by o.seq
    limit 1
  ) as due_since
from clockify_outbox
