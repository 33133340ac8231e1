-- The time entries as they stood at a time, on MySQL and MariaDB; tables.md says how far back that goes.
with old as (
  select
    c.workspace_id, c.time_entry_id, k.name,
    case
      when json_type(json_extract(c.old_values, concat('$.', k.name))) <> 'NULL'
        then json_unquote(json_extract(c.old_values, concat('$.', k.name)))
    end as value,
    row_number() over (partition by c.workspace_id, c.time_entry_id, k.name order by c.id) as nth
  from clockify_time_entry_change c
  join (
    select 'user_id' as name union all select 'started_at' union all select 'ended_at' union all select 'duration_seconds'
    union all select 'billable' union all select 'project_id' union all select 'task_id' union all select 'description'
  ) k on json_contains_path(c.old_values, 'one', concat('$.', k.name))
  where c.seen_at > :time
),
later as (
  select
    workspace_id, time_entry_id,
    max(name = 'user_id') as has_user_id, max(case when name = 'user_id' then value end) as user_id,
    max(name = 'started_at') as has_started_at, max(case when name = 'started_at' then value end) as started_at,
    max(name = 'ended_at') as has_ended_at, max(case when name = 'ended_at' then value end) as ended_at,
    max(name = 'duration_seconds') as has_duration, max(case when name = 'duration_seconds' then value end) as duration_seconds,
    max(name = 'billable') as has_billable, max(case when name = 'billable' then value end) as billable,
    max(name = 'project_id') as has_project_id, max(case when name = 'project_id' then value end) as project_id,
    max(name = 'task_id') as has_task_id, max(case when name = 'task_id' then value end) as task_id,
    max(name = 'description') as has_description, max(case when name = 'description' then value end) as description
  from old
  where nth = 1
  group by workspace_id, time_entry_id
),
kinds as (
  select workspace_id, time_entry_id, kind, row_number() over (partition by workspace_id, time_entry_id order by id) as nth
  from clockify_time_entry_change
  where seen_at > :time
    and kind in ('deleted', 'restored')
)
select
  e.workspace_id, e.id as time_entry_id,
  if(w.has_user_id, w.user_id, e.user_id) as user_id,
  if(w.has_started_at, cast(replace(replace(w.started_at, 'T', ' '), 'Z', '') as datetime(6)), e.started_at) as started_at,
  if(w.has_ended_at, cast(replace(replace(w.ended_at, 'T', ' '), 'Z', '') as datetime(6)), e.ended_at) as ended_at,
  if(w.has_duration, cast(w.duration_seconds as signed), e.duration_seconds) as duration_seconds,
  if(w.has_billable, w.billable = 'true', e.billable) as billable,
  if(w.has_project_id, w.project_id, e.project_id) as project_id,
  if(w.has_task_id, w.task_id, e.task_id) as task_id,
  if(w.has_description, w.description, e.description) as description
from clockify_time_entry e
left join later w on w.workspace_id = e.workspace_id and w.time_entry_id = e.id
left join kinds k on k.workspace_id = e.workspace_id and k.time_entry_id = e.id and k.nth = 1
where e.first_seen_at <= :time
  and coalesce(k.kind, case when e.deleted_at is null then 'deleted' else 'restored' end) = 'deleted'
order by started_at, time_entry_id
