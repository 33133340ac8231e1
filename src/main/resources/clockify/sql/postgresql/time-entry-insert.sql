insert into clockify_time_entry (
  workspace_id, id, integration, user_id, description, type, billable, locked, project_id, project_name, client_id,
  client_name, task_id, task_name, tag_ids, tags, custom_fields, started_at, ended_at, duration_seconds,
  first_seen_at, changed_at, known_columns
)
select
  workspace_id, id, integration, user_id, description, type, billable, locked, project_id, project_name, client_id,
  client_name, task_id, task_name, tag_ids, tags, custom_fields, started_at, ended_at, duration_seconds, now, now,
  known_columns
from jsonb_to_recordset(cast(:#rows as jsonb)) as entry (
  workspace_id text, id text, integration text, user_id text, description text, type text, billable boolean,
  locked boolean, project_id text, project_name text, client_id text, client_name text, task_id text, task_name text,
  tag_ids jsonb, tags jsonb, custom_fields jsonb, started_at timestamptz, ended_at timestamptz,
  duration_seconds bigint, now timestamptz, known_columns integer
)
