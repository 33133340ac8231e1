select e.workspace_id, e.id, e.started_at
from clockify_workspace w
join clockify_time_entry e on e.workspace_id = w.id
where e.started_at >= :from
and e.started_at < :to
and e.deleted_at is null
and /* filter */ true
and (e.started_at < :at or e.workspace_id > :workspace or e.workspace_id = :workspace and e.id > :entry)
order by e.started_at desc, e.workspace_id, e.id
limit :most
