update clockify_time_entry as stored
set
  deleted_at = to_timestamp(cast(gone.now as double precision)),
  changed_at = to_timestamp(cast(gone.now as double precision))
from unnest(
  cast(:#workspace_id as text[]), cast(:#id as text[]), cast(:#now as text[])
) as gone (
  workspace_id, id, now
)
where stored.workspace_id = gone.workspace_id
  and stored.id = gone.id
