update clockify_tag
set looked_up_at = :now
where workspace_id = :workspace_id
  and (name is null or archived is null)
  and looked_up_at is null
