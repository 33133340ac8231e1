update clockify_time_entry
set client_id = :client_id, client_name = :client_name, changed_at = :now
where workspace_id = :workspace_id
  and project_id = :id
