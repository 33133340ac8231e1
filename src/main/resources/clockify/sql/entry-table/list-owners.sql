select id, integration, user_id
from clockify_time_entry
where workspace_id = :workspace_id
  and deleted_at is null
  and id in (:ids)
