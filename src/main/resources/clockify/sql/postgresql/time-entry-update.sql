update clockify_time_entry as stored
set
  integration = entry.integration, user_id = entry.user_id, description = entry.description, type = entry.type, billable = entry.billable,
  locked = entry.locked, project_id = entry.project_id, project_name = entry.project_name,
  client_id = entry.client_id, client_name = entry.client_name, task_id = entry.task_id, task_name = entry.task_name,
  tag_ids = entry.tag_ids, tags = entry.tags, custom_fields = entry.custom_fields, started_at = entry.started_at,
  ended_at = entry.ended_at, duration_seconds = entry.duration_seconds, changed_at = entry.now, deleted_at = null,
  known_columns = entry.known_columns
from jsonb_to_recordset(cast(:#rows as jsonb)) as entry (
  workspace_id text, id text, integration text, user_id text, description text, type text, billable boolean, locked boolean,
  project_id text, project_name text, client_id text, client_name text, task_id text, task_name text, tag_ids jsonb,
  tags jsonb, custom_fields jsonb, started_at timestamptz, ended_at timestamptz, duration_seconds bigint,
  now timestamptz, known_columns integer
)
where stored.workspace_id = entry.workspace_id
  and stored.id = entry.id
