update clockify_integration
set read_at = :read_at, fingerprint = :fingerprint, error = null, error_at = null, key_fault = null
where name = :name
