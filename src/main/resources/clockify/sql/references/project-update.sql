update clockify_project
set name = :name, client_id = :parent_id, archived = :archived
where workspace_id = :workspace_id
  and id = :id
