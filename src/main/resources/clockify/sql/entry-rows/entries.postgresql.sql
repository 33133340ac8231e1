-- One look-up by the primary key for each id, whatever the planner believes of a table that grows fast.
with wanted as materialized (
  select unnest(string_to_array(:ids, ',')) as id
)
select entry.*
from wanted
cross join lateral (
  select
    v.*, e.description, e.locked, e.project_id, e.client_id, e.task_id, e.tag_ids, e.custom_fields, e.created_at, e.updated_at,
    e.approval_status, e.kiosk_id, e.hourly_rate, e.cost_rate, e.billable_amount, e.cost_amount, e.currency, e.changed_at
  from clockify_time_entry e
  join clockify_timeline_event v on v.workspace_id = e.workspace_id and v.time_entry_id = e.id
  where e.workspace_id = :workspace_id
    and e.id = wanted.id
  limit 1
) as entry
order by entry.occurred_at, entry.time_entry_id
