update clockify_user
set
  email = :email, name = :name, account_status = :accountStatus, membership_status = :membershipStatus, time_zone = :timeZone,
  week_start = :weekStart, roles = :roles, custom_fields = :customFields, changed_at = :now
where workspace_id = :workspaceId and id = :id
