select e.id
from clockify_time_entry e
where e.user_id in (:users)
and e.started_at < :day_end
and (e.started_at >= :day_start or e.ended_at > :day_start)
order by e.started_at, e.id
