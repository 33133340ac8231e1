update clockify_integration
set error_at = case when error = :error then error_at else :error_at end, error = :error, key_fault = :key_fault,
  refused_at = coalesce(:refused_at, refused_at)
where name = :name
