update clockify_key_view
set owner_id = :pseudonym
where owner_id = :user
