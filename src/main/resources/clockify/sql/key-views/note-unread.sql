update clockify_key_view
set unread = :unread
where integration = :integration
  and workspace_id = :workspace_id
