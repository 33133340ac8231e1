select max(id) as id
from (
  select id
  from clockify_rejected
  where last_seen_at < :before
  order by id
  limit :rows) oldest
