-- a time that has passed on any clock
update clockify_lease_expiry
set expires_at = :over
where workspace_id = :workspace_id
  and token = :token
