select
  workspace_id, id, user_id, description, type, billable, locked, project_id, project_name, client_id, client_name,
  task_id, task_name, tag_ids, tags, custom_fields, started_at, ended_at, duration_seconds,
  created_at, updated_at, approval_status, kiosk_id, hourly_rate, cost_rate, billable_amount, cost_amount, currency,
  first_seen_at, changed_at, deleted_at
from clockify_time_entry
where user_id in (:users)
order by started_at, id
