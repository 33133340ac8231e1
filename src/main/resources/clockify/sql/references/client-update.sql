update clockify_client
set name = :name, archived = :archived
where workspace_id = :workspace_id
  and id = :id
