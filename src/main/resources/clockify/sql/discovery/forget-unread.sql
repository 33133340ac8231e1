delete from clockify_integration
where name = :name
  and first_sync_at is null
