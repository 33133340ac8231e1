update clockify_user_group_member
set user_id = :pseudonym
where user_id = :user
