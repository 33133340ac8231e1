-- Each parameter is a column of the page, as an array: that costs the server a third of what a JSON value does. Times come as
-- microseconds since 1970.
insert into clockify_time_entry (
  workspace_id, id, integration, user_id, description, type, billable, locked, project_id, project_name, client_id,
  client_name, task_id, task_name, tag_ids, tags, custom_fields, started_at, ended_at, duration_seconds,
  first_seen_at, changed_at, known_columns
)
select
  :#workspace_id, id, integration, user_id, description, type, billable, locked, project_id, project_name, client_id,
  client_name, task_id, task_name, cast(tag_ids as jsonb), cast(tags as jsonb), cast(custom_fields as jsonb),
  to_timestamp(cast(started_at as double precision) / 1000000), to_timestamp(cast(ended_at as double precision) / 1000000), duration_seconds,
  cast(:#now as timestamptz), cast(:#now as timestamptz), known_columns
from unnest(
  cast(:#id as text[]), cast(:#integration as text[]), cast(:#user_id as text[]), cast(:#description as text[]),
  cast(:#type as text[]), cast(:#billable as boolean[]), cast(:#locked as boolean[]), cast(:#project_id as text[]),
  cast(:#project_name as text[]), cast(:#client_id as text[]), cast(:#client_name as text[]), cast(:#task_id as text[]),
  cast(:#task_name as text[]), cast(:#tag_ids as text[]), cast(:#tags as text[]), cast(:#custom_fields as text[]),
  cast(:#started_at as bigint[]), cast(:#ended_at as bigint[]), cast(:#duration_seconds as bigint[]),
  cast(:#known_columns as bigint[])
) as entry (
  id, integration, user_id, description, type, billable, locked, project_id, project_name, client_id, client_name, task_id,
  task_name, tag_ids, tags, custom_fields, started_at, ended_at, duration_seconds, known_columns
)
