update clockify_lease_expiry
set expires_at = :expires_at
where workspace_id in (:workspace_ids)
