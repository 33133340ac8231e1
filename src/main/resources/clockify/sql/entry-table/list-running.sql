select id
from clockify_time_entry
where workspace_id = :workspace_id
  and ended_at is null
  and deleted_at is null
