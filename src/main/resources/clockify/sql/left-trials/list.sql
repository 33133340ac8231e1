select name
from clockify_integration
where name like 'test-%'
  and first_sync_at < :before
