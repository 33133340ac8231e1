update clockify_integration
set error = :error, error_at = :error_at
where name = :name
