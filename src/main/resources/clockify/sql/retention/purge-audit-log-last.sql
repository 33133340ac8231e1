select max(id) as id
from (
  select id
  from clockify_audit_log
  where ordered_at < :before
  order by id
  limit :rows) oldest
