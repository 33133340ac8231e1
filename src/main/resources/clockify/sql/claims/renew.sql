update clockify_claim
set written_at = :written_at, expires_at = :expires_at
where token in (:tokens)
