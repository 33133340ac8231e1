insert into clockify_client (workspace_id, id, name, archived, email, address, note, currency)
values (:workspace_id, :id, :name, :archived, :email, :address, :note, :currency)
