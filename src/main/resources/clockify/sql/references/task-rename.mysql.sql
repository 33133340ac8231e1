-- As bytes: the names' collation takes a new capital or accent for no change.
update clockify_time_entry
set task_name = :name, changed_at = :now
where workspace_id = :workspace_id
  and task_id = :id
  and (task_name is null or cast(task_name as binary) <> cast(:name as binary))
