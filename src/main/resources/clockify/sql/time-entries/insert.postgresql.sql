-- Each parameter is a column of the page, as an array: that costs the server a third of what a JSON value does. Each array is
-- taken apart by itself in the list of columns, where rows go on as they come; in the from clause all of them would be stored
-- first. Times come as microseconds since 1970.
insert into clockify_time_entry (workspace_id, id, integration, ${entry_written}, first_seen_at, changed_at, observed_columns)
select
  :#workspace_id, id, integration, ${entry_values},
  cast(:#now as timestamptz), cast(:#now as timestamptz), observed_columns
from (
  select
    unnest(cast(:#id as text[])) as id,
    unnest(cast(:#integration as text[])) as integration,
    ${entry_unnested},
    unnest(cast(:#observed_columns as bigint[])) as observed_columns
) as entry
