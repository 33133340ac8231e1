select id, started_at
from clockify_time_entry
where workspace_id = :workspace_id
  and id in (:ids)
  and deleted_at is null
