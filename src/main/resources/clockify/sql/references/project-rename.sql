update clockify_time_entry
set project_name = :name, changed_at = :now
where workspace_id = :workspace_id
  and project_id = :id
  and (project_name is null or project_name <> :name)
