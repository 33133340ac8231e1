update clockify_project
set tasks_read_at = :now
where workspace_id = :workspace_id
  and id = :project_id
