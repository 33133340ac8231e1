-- Each parameter is a column of the page, as an array: that costs the server a third of what a JSON value does. Each array is
-- taken apart by itself in the list of columns, where rows go on as they come; in the from clause all of them would be stored
-- first. Times come as microseconds since 1970.
insert into clockify_time_entry (
  workspace_id, id, integration, user_id, description, type, billable, locked, project_id, project_name, client_id,
  client_name, task_id, task_name, tag_ids, tags, custom_fields, started_at, ended_at, duration_seconds,
  created_at, updated_at, approval_status, kiosk_id, hourly_rate, cost_rate, billable_amount, cost_amount, currency,
  first_seen_at, changed_at, observed_columns
)
select
  :#workspace_id, id, integration, user_id, description, type, billable, locked, project_id, project_name, client_id,
  client_name, task_id, task_name, cast(tag_ids as jsonb), cast(tags as jsonb), cast(custom_fields as jsonb),
  to_timestamp(cast(started_at as double precision) / 1000000), to_timestamp(cast(ended_at as double precision) / 1000000), duration_seconds,
  to_timestamp(cast(created_at as double precision) / 1000000), to_timestamp(cast(updated_at as double precision) / 1000000),
  approval_status, kiosk_id, hourly_rate, cost_rate, billable_amount, cost_amount, currency,
  cast(:#now as timestamptz), cast(:#now as timestamptz), observed_columns
from (
  select
    unnest(cast(:#id as text[])) as id,
    unnest(cast(:#integration as text[])) as integration,
    unnest(cast(:#user_id as text[])) as user_id,
    unnest(cast(:#description as text[])) as description,
    unnest(cast(:#type as text[])) as type,
    unnest(cast(:#billable as boolean[])) as billable,
    unnest(cast(:#locked as boolean[])) as locked,
    unnest(cast(:#project_id as text[])) as project_id,
    unnest(cast(:#project_name as text[])) as project_name,
    unnest(cast(:#client_id as text[])) as client_id,
    unnest(cast(:#client_name as text[])) as client_name,
    unnest(cast(:#task_id as text[])) as task_id,
    unnest(cast(:#task_name as text[])) as task_name,
    unnest(cast(:#tag_ids as text[])) as tag_ids,
    unnest(cast(:#tags as text[])) as tags,
    unnest(cast(:#custom_fields as text[])) as custom_fields,
    unnest(cast(:#started_at as bigint[])) as started_at,
    unnest(cast(:#ended_at as bigint[])) as ended_at,
    unnest(cast(:#duration_seconds as bigint[])) as duration_seconds,
    unnest(cast(:#created_at as bigint[])) as created_at,
    unnest(cast(:#updated_at as bigint[])) as updated_at,
    unnest(cast(:#approval_status as text[])) as approval_status,
    unnest(cast(:#kiosk_id as text[])) as kiosk_id,
    unnest(cast(:#hourly_rate as bigint[])) as hourly_rate,
    unnest(cast(:#cost_rate as bigint[])) as cost_rate,
    unnest(cast(:#billable_amount as bigint[])) as billable_amount,
    unnest(cast(:#cost_amount as bigint[])) as cost_amount,
    unnest(cast(:#currency as text[])) as currency,
    unnest(cast(:#observed_columns as bigint[])) as observed_columns
) as entry
