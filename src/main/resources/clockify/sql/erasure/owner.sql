update clockify_integration
set owner_id = :pseudonym, owner_email = null
where owner_id = :user
