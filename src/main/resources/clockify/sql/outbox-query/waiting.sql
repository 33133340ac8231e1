select count(*) as waiting, (
    select o.created_at
    from clockify_outbox o
    order by o.seq
    limit 1
  ) as oldest_at
from clockify_outbox
