update clockify_integration
set error = :error, error_at = :error_at, refused = :refused
where name = :name
