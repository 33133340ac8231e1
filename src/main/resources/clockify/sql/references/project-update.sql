update clockify_project
set name = :name, client_id = :parent_id, archived = :archived,
  billable = :billable, public = :public, color = :color, note = :note, estimate_seconds = :estimate_seconds
where workspace_id = :workspace_id
  and id = :id
