select id, name, project_id as parent_id, archived, status, billable, estimate_seconds, assignee_ids
from clockify_task
where workspace_id = :workspace_id
