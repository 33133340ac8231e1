update clockify_lease_expiry
set expires_at = :now
where workspace_id = :workspace_id
  and token = :token
