update clockify_integration
set owner_id = :owner_id, owner_email = :owner_email, owner_zone = :owner_zone
where name = :name
