select
  workspace_id, id, email, name, account_status, membership_status, time_zone, week_start, roles, custom_fields, employee_id,
  matched_by, first_seen_at, changed_at
from clockify_user
where id in (:users)
order by workspace_id, id
