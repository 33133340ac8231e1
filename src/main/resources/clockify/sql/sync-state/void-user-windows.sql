update clockify_window
set sight = -1
where integration = :integration
  and workspace_id = :workspace_id
  and scope in (:scope, :gone_scope)
