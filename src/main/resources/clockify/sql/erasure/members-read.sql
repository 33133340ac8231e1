update clockify_integration_workspace
set members_read = replace(members_read, :user, :pseudonym)
where position(:user in members_read) > 0
