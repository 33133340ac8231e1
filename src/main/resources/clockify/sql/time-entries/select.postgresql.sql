-- A look-up by the primary key per id, whatever the planner assumes: before the first analyze of a table that grows
-- fast, it expects few rows in a workspace, and would read them all for each page.
with wanted as materialized (
  select unnest(string_to_array(:ids, ',')) as id
)
select entry.*
from wanted
cross join lateral (
  select id, integration, ${entry_columns}, changed_at, deleted_at, observed_columns
  from clockify_time_entry
  where workspace_id = :workspace_id
    and id = wanted.id
  limit 1
) as entry
