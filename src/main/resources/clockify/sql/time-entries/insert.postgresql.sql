-- Each parameter is an array of the values of one column: that takes the server a third of the time of a JSON value. Each array is
-- expanded in the select list, which streams the rows; in the from clause PostgreSQL would materialise all of them
-- first. Times are microseconds since 1970.
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
