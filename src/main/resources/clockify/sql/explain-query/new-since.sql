select e.workspace_id, e.id, e.first_seen_at
from clockify_time_entry e
where e.first_seen_at >= :since
and (e.id in (:ids) or e.user_id in (:users))
order by e.started_at
