update clockify_integration
set read_at = null
where name = :name
