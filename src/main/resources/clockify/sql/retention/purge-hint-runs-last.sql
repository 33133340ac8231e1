select max(id) as id
from (
  select id
  from clockify_sync_run
  where kind = 'hints'
    and started_at < :before
    and (finished_at is not null or started_at < :abandoned)
  order by id
  limit :rows) oldest
