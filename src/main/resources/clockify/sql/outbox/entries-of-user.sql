select workspace_id, count(*) as entries
from clockify_time_entry
where user_id = :user_id
  and deleted_at is null
group by workspace_id
