-- The time entries as they stood at a time, on PostgreSQL; tables.md says how far back that goes.
select
  was.workspace_id, was.id as time_entry_id, was.user_id, was.started_at, was.ended_at, was.duration_seconds, was.billable,
  was.project_id, was.task_id, was.description
from clockify_time_entry e
left join lateral (
  select
    jsonb_object_agg(o.key, o.value order by c.id desc) filter (where o.key is not null) as old_values,
    (array_agg(c.kind order by c.id) filter (where c.kind in ('deleted', 'restored')))[1] as first_kind
  from clockify_time_entry_change c
  left join jsonb_each(c.old_values) o on true
  where c.workspace_id = e.workspace_id
    and c.time_entry_id = e.id
    and c.seen_at > :time
) later on true
cross join lateral jsonb_populate_record(e, coalesce(later.old_values, '{}')) was
where e.first_seen_at <= :time
  and coalesce(later.first_kind, case when e.deleted_at is null then 'deleted' else 'restored' end) = 'deleted'
order by was.started_at, was.id
