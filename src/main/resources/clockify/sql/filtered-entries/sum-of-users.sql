select count(*) as events, coalesce(sum(e.duration_seconds), 0) as seconds, count(*) - count(e.ended_at) as running
from clockify_time_entry e
where e.user_id in (:users)
and e.started_at >= :from
and e.started_at < :to
and e.deleted_at is null
and /* filter */ true
