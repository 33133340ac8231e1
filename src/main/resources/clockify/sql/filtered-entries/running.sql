select e.workspace_id, e.id, e.started_at, e.user_id
from clockify_workspace w
join clockify_time_entry e on e.workspace_id = w.id and e.ended_at is null
where e.started_at >= :from
and e.started_at < :to
and e.deleted_at is null
and /* filter */ true
order by e.started_at desc, e.workspace_id, e.id
