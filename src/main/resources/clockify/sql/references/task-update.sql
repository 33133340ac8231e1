update clockify_task
set name = :name, project_id = :parent_id, archived = :archived,
  status = :status, billable = :billable, estimate_seconds = :estimate_seconds, assignee_ids = :assignee_ids
where workspace_id = :workspace_id
  and id = :id
