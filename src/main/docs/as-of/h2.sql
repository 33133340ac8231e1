-- The time entries as they stood at a time, on H2; tables.md says how far back that goes.
with old as (
  select
    c.workspace_id, c.time_entry_id, c.kind, k.name, c.old_values format json as old_values,
    row_number() over (partition by c.workspace_id, c.time_entry_id, k.name order by c.id) as nth
  from clockify_time_entry_change c
  join (values
    ('user_id'), ('started_at'), ('ended_at'), ('duration_seconds'), ('billable'), ('project_id'), ('task_id'), ('description'),
    ('kind')
  ) k (name) on c.old_values like concat('%"', k.name, '":%') or k.name = 'kind' and c.kind in ('deleted', 'restored')
  where c.seen_at > :time
),
later as (
  select workspace_id, time_entry_id, name, kind, nullif(case name
    when 'user_id' then cast((old_values)."user_id" as varchar)
    when 'started_at' then cast((old_values)."started_at" as varchar)
    when 'ended_at' then cast((old_values)."ended_at" as varchar)
    when 'duration_seconds' then cast((old_values)."duration_seconds" as varchar)
    when 'billable' then cast((old_values)."billable" as varchar)
    when 'project_id' then cast((old_values)."project_id" as varchar)
    when 'task_id' then cast((old_values)."task_id" as varchar)
    when 'description' then cast((old_values)."description" as varchar)
  end, 'null') as json_value
  from old
  where nth = 1
),
texts as (
  select workspace_id, time_entry_id, name, kind, stringdecode(regexp_replace(json_value, '^"|"$', '')) as text
  from later
)
select
  e.workspace_id, e.id as time_entry_id,
  case when u.name is null then e.user_id else u.text end as user_id,
  case when s.name is null then e.started_at else cast(s.text as timestamp(6) with time zone) end as started_at,
  case when f.name is null then e.ended_at else cast(f.text as timestamp(6) with time zone) end as ended_at,
  case when d.name is null then e.duration_seconds else cast(d.text as bigint) end as duration_seconds,
  case when b.name is null then e.billable else b.text = 'true' end as billable,
  case when p.name is null then e.project_id else p.text end as project_id,
  case when t.name is null then e.task_id else t.text end as task_id,
  case when x.name is null then e.description else x.text end as description
from clockify_time_entry e
left join texts u on u.workspace_id = e.workspace_id and u.time_entry_id = e.id and u.name = 'user_id'
left join texts s on s.workspace_id = e.workspace_id and s.time_entry_id = e.id and s.name = 'started_at'
left join texts f on f.workspace_id = e.workspace_id and f.time_entry_id = e.id and f.name = 'ended_at'
left join texts d on d.workspace_id = e.workspace_id and d.time_entry_id = e.id and d.name = 'duration_seconds'
left join texts b on b.workspace_id = e.workspace_id and b.time_entry_id = e.id and b.name = 'billable'
left join texts p on p.workspace_id = e.workspace_id and p.time_entry_id = e.id and p.name = 'project_id'
left join texts t on t.workspace_id = e.workspace_id and t.time_entry_id = e.id and t.name = 'task_id'
left join texts x on x.workspace_id = e.workspace_id and x.time_entry_id = e.id and x.name = 'description'
left join texts k on k.workspace_id = e.workspace_id and k.time_entry_id = e.id and k.name = 'kind'
where e.first_seen_at <= :time
  and coalesce(k.kind, case when e.deleted_at is null then 'deleted' else 'restored' end) = 'deleted'
order by started_at, time_entry_id
