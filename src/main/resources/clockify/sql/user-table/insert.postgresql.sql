insert into clockify_user (
  workspace_id, id, email, name, account_status, membership_status, time_zone, week_start, roles, custom_fields,
  first_seen_at, changed_at
) values (
  :workspaceId, :id, :email, :name, :accountStatus, :membershipStatus, :timeZone, :weekStart, :roles, :customFields, :now, :now
)
on conflict (workspace_id, id) do nothing
