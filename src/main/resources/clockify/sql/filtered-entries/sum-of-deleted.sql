select count(*) as events, coalesce(sum(e.duration_seconds), 0) as seconds, count(*) - count(e.ended_at) as running
from clockify_workspace w
join clockify_time_entry e on e.workspace_id = w.id
where e.started_at >= :from
and e.started_at < :to
and e.deleted_at is not null
and /* filter */ true
and (:running = 0 or e.ended_at is null)
and (:anybody = 1 or e.user_id in (:users))
