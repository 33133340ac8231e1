update clockify_key_view
set owner_id = case when owner_id = :user then :pseudonym else owner_id end,
  last_owner_id = case when last_owner_id = :user then :pseudonym else last_owner_id end
where owner_id = :user
or last_owner_id = :user
