-- Deleted entries are few, and have no index of their own.
select e.workspace_id, e.id, e.started_at
from clockify_workspace w
join clockify_time_entry e on e.workspace_id = w.id
where e.started_at >= :from
and e.started_at < :to
and e.deleted_at is not null
and /* filter */ true
and (:running = 0 or e.ended_at is null)
and (:anybody = 1 or e.user_id in (:users))
and (e.started_at < :at or e.workspace_id > :workspace or e.workspace_id = :workspace and e.id > :entry)
order by e.started_at desc, e.workspace_id, e.id
limit :most
