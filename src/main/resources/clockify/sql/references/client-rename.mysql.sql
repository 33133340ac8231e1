-- As bytes: the names' collation takes a new capital or accent for no change.
update clockify_time_entry
set client_name = :name, changed_at = :now
where workspace_id = :workspace_id
  and client_id = :id
  and (client_name is null or cast(client_name as binary) <> cast(:name as binary))
