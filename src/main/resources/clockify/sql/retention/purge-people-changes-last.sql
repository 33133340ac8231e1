select max(id) as id
from (
  select id
  from clockify_people_change
  where changed_at < :before
  order by id
  limit :rows) oldest
