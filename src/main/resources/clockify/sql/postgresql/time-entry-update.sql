-- Each parameter is a column of the page, an array of text: arrays cost the server a third of what a JSON value does.
update clockify_time_entry as stored
set
  integration = entry.integration, user_id = entry.user_id, description = entry.description, type = entry.type,
  billable = cast(entry.billable as boolean), locked = cast(entry.locked as boolean), project_id = entry.project_id,
  project_name = entry.project_name, client_id = entry.client_id, client_name = entry.client_name,
  task_id = entry.task_id, task_name = entry.task_name, tag_ids = cast(entry.tag_ids as jsonb),
  tags = cast(entry.tags as jsonb), custom_fields = cast(entry.custom_fields as jsonb),
  started_at = to_timestamp(cast(entry.started_at as double precision)),
  ended_at = to_timestamp(cast(entry.ended_at as double precision)),
  duration_seconds = cast(entry.duration_seconds as bigint), changed_at = to_timestamp(cast(entry.now as double precision)),
  deleted_at = null, known_columns = cast(entry.known_columns as integer)
from unnest(
  cast(:#workspace_id as text[]), cast(:#id as text[]), cast(:#integration as text[]), cast(:#user_id as text[]),
  cast(:#description as text[]), cast(:#type as text[]), cast(:#billable as text[]), cast(:#locked as text[]), cast(:#project_id as text[]),
  cast(:#project_name as text[]), cast(:#client_id as text[]), cast(:#client_name as text[]),
  cast(:#task_id as text[]), cast(:#task_name as text[]), cast(:#tag_ids as text[]), cast(:#tags as text[]),
  cast(:#custom_fields as text[]), cast(:#started_at as text[]), cast(:#ended_at as text[]),
  cast(:#duration_seconds as text[]), cast(:#now as text[]), cast(:#known_columns as text[])
) as entry (
  workspace_id, id, integration, user_id, description, type, billable, locked, project_id, project_name, client_id,
  client_name, task_id, task_name, tag_ids, tags, custom_fields, started_at, ended_at, duration_seconds, now, known_columns
)
where stored.workspace_id = entry.workspace_id
  and stored.id = entry.id
