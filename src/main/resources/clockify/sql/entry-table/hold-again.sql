update clockify_held_deletion
set reason = :reason
where integration = :integration
  and workspace_id = :workspace_id
  and time_entry_id in (:ids)
