select max(id) as id
from (
  select id
  from clockify_time_entry_change
  where seen_at < :before
  order by id
  limit :rows) oldest
