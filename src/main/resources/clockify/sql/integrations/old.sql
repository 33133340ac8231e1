update clockify_integration
set read_at = :read_at
where name = :name
  and read_at > :read_at
