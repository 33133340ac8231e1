update clockify_user_group
set manager_ids = replace(manager_ids, :user, :pseudonym)
where position(:user in manager_ids) > 0
