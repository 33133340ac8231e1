update clockify_lease
set expires_at = :expires_at
where workspace_id = :workspace_id
  and token = :token
