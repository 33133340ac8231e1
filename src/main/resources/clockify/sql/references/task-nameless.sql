select count(*)
from clockify_task
where workspace_id = :workspace_id
  and name is null
  and looked_up_at is null
