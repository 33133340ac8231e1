update clockify_key_view
set users = replace(users, :user, :pseudonym)
where position(:user in users) > 0
