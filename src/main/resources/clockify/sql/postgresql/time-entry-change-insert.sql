insert into clockify_time_entry_change (workspace_id, time_entry_id, kind, seen_at, old_values, new_values)
select workspace_id, time_entry_id, kind, seen_at, old_values, new_values
from jsonb_to_recordset(cast(:#rows as jsonb)) as change (
  workspace_id text, time_entry_id text, kind text, seen_at timestamptz, old_values jsonb, new_values jsonb
)
