select p.id, p.tasks_read_at
from clockify_project p
where p.workspace_id = :workspace_id
  and exists (select 1 from clockify_task t where t.workspace_id = p.workspace_id and t.project_id = p.id)
