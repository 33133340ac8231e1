update clockify_time_entry as stored
set deleted_at = gone.now, changed_at = gone.now
from jsonb_to_recordset(cast(:#rows as jsonb)) as gone (workspace_id text, id text, now timestamptz)
where stored.workspace_id = gone.workspace_id
  and stored.id = gone.id
