delete from clockify_rejected
where integration = :integration
  and workspace_id = :workspace_id
  and retry_wanted = true
  and entry_id in (:ids)
