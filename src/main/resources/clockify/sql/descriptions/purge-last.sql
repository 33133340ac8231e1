-- The start of the last entry in the next batch, the oldest first; null for none.
select max(started_at) as last_start
from (
  select started_at
  from clockify_time_entry
  where workspace_id = :workspace
    and description is not null
    and started_at >= :from
    and started_at < :before
  order by started_at
  limit :rows) oldest
