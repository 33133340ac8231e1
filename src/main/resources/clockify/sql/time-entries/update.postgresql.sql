-- Each parameter is a column of the page, as an array: that costs the server a third of what a JSON value does. Times come as
-- microseconds since 1970.
update clockify_time_entry as stored
set
  integration = entry.integration, user_id = entry.user_id, description = entry.description, type = entry.type,
  billable = entry.billable, locked = entry.locked, project_id = entry.project_id, project_name = entry.project_name,
  client_id = entry.client_id, client_name = entry.client_name, task_id = entry.task_id, task_name = entry.task_name,
  tag_ids = cast(entry.tag_ids as jsonb), tags = cast(entry.tags as jsonb),
  custom_fields = cast(entry.custom_fields as jsonb), started_at = to_timestamp(cast(entry.started_at as double precision) / 1000000),
  ended_at = to_timestamp(cast(entry.ended_at as double precision) / 1000000), duration_seconds = entry.duration_seconds,
  created_at = to_timestamp(cast(entry.created_at as double precision) / 1000000), updated_at = to_timestamp(cast(entry.updated_at as double precision) / 1000000),
  approval_status = entry.approval_status, kiosk_id = entry.kiosk_id, hourly_rate = entry.hourly_rate, cost_rate = entry.cost_rate,
  billable_amount = entry.billable_amount, cost_amount = entry.cost_amount, currency = entry.currency,
  changed_at = to_timestamp(cast(entry.changed_at as double precision) / 1000000), deleted_at = null, observed_columns = entry.observed_columns
from unnest(
  cast(:#id as text[]), cast(:#integration as text[]), cast(:#user_id as text[]), cast(:#description as text[]),
  cast(:#type as text[]), cast(:#billable as boolean[]), cast(:#locked as boolean[]), cast(:#project_id as text[]),
  cast(:#project_name as text[]), cast(:#client_id as text[]), cast(:#client_name as text[]), cast(:#task_id as text[]),
  cast(:#task_name as text[]), cast(:#tag_ids as text[]), cast(:#tags as text[]), cast(:#custom_fields as text[]),
  cast(:#started_at as bigint[]), cast(:#ended_at as bigint[]), cast(:#duration_seconds as bigint[]),
  cast(:#created_at as bigint[]), cast(:#updated_at as bigint[]), cast(:#approval_status as text[]), cast(:#kiosk_id as text[]),
  cast(:#hourly_rate as bigint[]), cast(:#cost_rate as bigint[]), cast(:#billable_amount as bigint[]), cast(:#cost_amount as bigint[]), cast(:#currency as text[]),
  cast(:#observed_columns as bigint[]), cast(:#changed_at as bigint[])
) as entry (
  id, integration, user_id, description, type, billable, locked, project_id, project_name, client_id, client_name, task_id,
  task_name, tag_ids, tags, custom_fields, started_at, ended_at, duration_seconds,
  created_at, updated_at, approval_status, kiosk_id, hourly_rate, cost_rate, billable_amount, cost_amount, currency,
  observed_columns, changed_at
)
where stored.workspace_id = :#workspace_id
  and stored.id = entry.id
