update clockify_held_deletion
set reason = replace(reason, :user, :pseudonym)
where position(:user in reason) > 0
