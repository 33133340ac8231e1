-- As bytes: the names' collation takes a new capital or accent for no change.
update clockify_time_entry
set project_name = :name, changed_at = :now
where workspace_id = :workspace_id
  and project_id = :id
  and (project_name is null or cast(project_name as binary) <> cast(:name as binary))
