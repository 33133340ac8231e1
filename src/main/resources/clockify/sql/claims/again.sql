update clockify_claim
set token = :token, times = :times, written_at = :written_at, expires_at = :expires_at
where integration = :integration
  and workspace_id = :workspace_id
  and token = :before
