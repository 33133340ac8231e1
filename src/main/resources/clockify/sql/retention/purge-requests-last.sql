select max(id) as id
from (
  select id
  from clockify_request
  where sent_at < :before
  order by id
  limit :rows) oldest
