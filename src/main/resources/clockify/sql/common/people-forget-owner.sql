update clockify_integration
set owner_email = null
where owner_id = :user
