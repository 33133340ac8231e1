-- What changes by the minute, a row for each: an entry that starts before an earlier one of its person ends (OVERLAP), a Clockify user
-- with entries whom nobody matched or ignored (UNMATCHED), and a workspace's deletions that are held (HELD).
select
  'OVERLAP' as kind,
  o.integration as integration,
  o.workspace_id as workspace_id,
  o.user_id as user_id,
  o.id as id,
  o.started_at as since,
  o.ended_at as ended_at,
  o.reached as reached,
  0 as deletions
from (
  select e.integration, e.workspace_id, e.user_id, e.id, e.started_at, e.ended_at,
    max(e.ended_at) over (partition by coalesce(u.employee_id, u.id) order by e.started_at, e.ended_at, e.workspace_id, e.id
      rows between unbounded preceding and 1 preceding) as reached
  from clockify_workspace w
  join clockify_time_entry e on e.workspace_id = w.id and e.started_at >= :from
  join clockify_user u on u.workspace_id = e.workspace_id and u.id = e.user_id
  where e.deleted_at is null
    and e.ended_at is not null
    -- time off beside work is another rule's
    and coalesce(e.type, 'REGULAR') not in ('TIME_OFF', 'TIMEOFF', 'HOLIDAY')
) o
where o.started_at < o.reached
union all
select 'UNMATCHED', null, min(u.workspace_id), u.id, u.id, min(u.first_seen_at), null, null, 0
from clockify_user u
left join clockify_identity i on i.source = 'clockify' and i.external_id = u.id
where u.employee_id is null
  and coalesce(i.how, '-') <> 'ignored'
  and u.id not like 'erased-%'
  and exists (select 1 from clockify_time_entry e where e.user_id = u.id and e.workspace_id = u.workspace_id and e.deleted_at is null)
group by u.id
union all
select 'HELD', h.integration, h.workspace_id, null, null, min(h.since), null, null, sum(h.deletions)
from (
  select d.integration, d.workspace_id, min(d.held_at) as since, count(*) as deletions
  from clockify_held_deletion d
  group by d.integration, d.workspace_id
  union all
  select s.integration, s.workspace_id, s.read_at, s.held
  from clockify_stream s
  where s.held > 0
) h
group by h.integration, h.workspace_id
