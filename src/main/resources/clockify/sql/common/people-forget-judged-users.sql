update clockify_integration_workspace
set judged_users = replace(judged_users, :user, :pseudonym)
where position(:user in judged_users) > 0
