select user_id, count(*) as entries
from clockify_time_entry
where workspace_id = :workspace_id
  and user_id in (:ids)
  and deleted_at is null
group by user_id
