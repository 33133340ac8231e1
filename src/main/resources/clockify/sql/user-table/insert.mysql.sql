insert into clockify_user (workspace_id, id, email, name, account_status, membership_status, first_seen_at, changed_at)
values (:workspaceId, :id, :email, :name, :accountStatus, :membershipStatus, :now, :now)
on duplicate key update id = values(id)
