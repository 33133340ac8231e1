-- A look-up by the primary key per id, whatever the planner assumes about a fast-growing table.
with wanted as materialized (
  select unnest(string_to_array(:ids, ',')) as id
)
select entry.*
from wanted
cross join lateral (
  select
    v.*, ${entry_beside_view}, e.changed_at
  from clockify_time_entry e
  join clockify_timeline_event v on v.workspace_id = e.workspace_id and v.time_entry_id = e.id
  where e.workspace_id = :workspace_id
    and e.id = wanted.id
  limit 1
) as entry
order by entry.occurred_at, entry.time_entry_id
