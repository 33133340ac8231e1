update clockify_key_view
set users = replace(users, :user, :pseudonym), vanished = replace(vanished, :user, :pseudonym),
  listed = replace(listed, :user, :pseudonym), managed = replace(managed, :user, :pseudonym), unread = replace(unread, :user, :pseudonym)
where position(:user in users) > 0
or position(:user in vanished) > 0
or position(:user in listed) > 0
or position(:user in managed) > 0
or position(:user in unread) > 0
