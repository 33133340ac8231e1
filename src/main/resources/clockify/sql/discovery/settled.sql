update clockify_integration
set read_at = :read_at, fingerprint = :fingerprint, error = null, error_at = null, refused = false
where name = :name
