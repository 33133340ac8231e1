-- Each parameter is an array of the values of one column: that takes the server a third of the time of a JSON value.
insert into clockify_time_entry_change (workspace_id, time_entry_id, kind, source, seen_at, old_values, new_values)
select
  :#workspace_id, time_entry_id, kind, source, cast(:#now as timestamptz), cast(old_values as jsonb), cast(new_values as jsonb)
from unnest(
  cast(:#time_entry_id as text[]), cast(:#kind as text[]), cast(:#source as text[]), cast(:#old_values as text[]),
  cast(:#new_values as text[])
) as change (time_entry_id, kind, source, old_values, new_values)
