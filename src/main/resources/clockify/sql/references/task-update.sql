update clockify_task
set name = :name, project_id = :parent_id, archived = :archived
where workspace_id = :workspace_id
  and id = :id
