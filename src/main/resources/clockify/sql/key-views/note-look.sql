update clockify_key_view
set last_owner_id = :owner_id, last_role = :owner_role, listed = :listed, managed = :managed, unread = :unread
where integration = :integration
  and workspace_id = :workspace_id
