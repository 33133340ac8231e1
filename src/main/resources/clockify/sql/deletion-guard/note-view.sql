update clockify_key_view
set sees_less = :sees_less, listed = :listed
where integration = :integration
  and workspace_id = :workspace_id
