update clockify_claim
set expires_at = :expires_at
where token in (:tokens)
