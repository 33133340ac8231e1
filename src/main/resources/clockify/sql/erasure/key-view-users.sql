update clockify_key_view
set users = replace(users, :user, :pseudonym), listed = replace(listed, :user, :pseudonym)
where position(:user in users) > 0
or position(:user in listed) > 0
