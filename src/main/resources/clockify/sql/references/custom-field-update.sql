update clockify_custom_field
set name = :name, archived = :archived
where workspace_id = :workspace_id
  and id = :id
