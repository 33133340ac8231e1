update clockify_user
set email = :email, name = :name, account_status = :accountStatus, membership_status = :membershipStatus, changed_at = :now
where workspace_id = :workspaceId and id = :id
