select distinct e.project_name
from clockify_time_entry e
where e.user_id in (:users)
and e.started_at >= :since
and e.deleted_at is null
and e.project_name is not null
order by e.project_name
limit :most
