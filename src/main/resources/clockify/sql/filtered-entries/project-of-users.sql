select 1
from clockify_time_entry e
where e.user_id in (:users)
and e.deleted_at is null
and lower(e.project_name) = :name
limit 1
