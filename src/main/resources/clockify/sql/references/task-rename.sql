update clockify_time_entry
set task_name = :name, changed_at = :now
where workspace_id = :workspace_id
  and task_id = :id
  and (task_name is null or task_name <> :name)
