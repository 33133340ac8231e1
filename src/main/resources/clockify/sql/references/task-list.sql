select id, name, project_id as parent_id, archived
from clockify_task
where workspace_id = :workspace_id
