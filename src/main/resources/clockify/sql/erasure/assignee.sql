update clockify_task
set assignee_ids = replace(assignee_ids, :user, :pseudonym)
where position(:user in assignee_ids) > 0
