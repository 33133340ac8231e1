select distinct user_id
from clockify_time_entry
where workspace_id = :workspace_id
  and integration = :integration
  and deleted_at is null
  and user_id not like 'erased-%'
