select distinct project_id
from clockify_task
where workspace_id = :workspace_id
  and project_id is not null
  and name is null
  and looked_up_at is null
