update clockify_task
set looked_up_at = :now
where workspace_id = :workspace_id
  and name is null
  and looked_up_at is null
