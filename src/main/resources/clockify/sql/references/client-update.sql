update clockify_client
set name = :name, archived = :archived,
  email = :email, address = :address, note = :note, currency = :currency
where workspace_id = :workspace_id
  and id = :id
