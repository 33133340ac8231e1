-- Each parameter is an array of the values of one column: that takes the server a third of the time of a JSON value. Times are
-- microseconds since 1970.
update clockify_time_entry as stored
set
  integration = entry.integration, ${entry_assignments},
  changed_at = to_timestamp(cast(entry.changed_at as double precision) / 1000000), deleted_at = null, observed_columns = entry.observed_columns
from unnest(
  cast(:#id as text[]), cast(:#integration as text[]), ${entry_arrays},
  cast(:#observed_columns as bigint[]), cast(:#changed_at as bigint[])
) as entry (id, integration, ${entry_columns}, observed_columns, changed_at)
where stored.workspace_id = :#workspace_id
  and stored.id = entry.id
