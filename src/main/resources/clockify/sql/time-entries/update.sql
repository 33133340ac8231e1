update clockify_time_entry
set
  integration = :#integration, user_id = :#user_id, description = :#description, type = :#type, billable = :#billable, locked = :#locked,
  project_id = :#project_id, project_name = :#project_name, client_id = :#client_id, client_name = :#client_name,
  task_id = :#task_id, task_name = :#task_name, tag_ids = :#tag_ids, tags = :#tags, custom_fields = :#custom_fields,
  started_at = :#started_at, ended_at = :#ended_at, duration_seconds = :#duration_seconds,
  created_at = :#created_at, updated_at = :#updated_at, approval_status = :#approval_status, kiosk_id = :#kiosk_id,
  hourly_rate = :#hourly_rate, cost_rate = :#cost_rate, billable_amount = :#billable_amount, cost_amount = :#cost_amount,
  currency = :#currency, changed_at = :#changed_at,
  deleted_at = null, observed_columns = :#observed_columns
where workspace_id = :#workspace_id
  and id = :#id
