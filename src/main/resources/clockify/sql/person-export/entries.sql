select workspace_id, id, ${entry_columns}, first_seen_at, changed_at, deleted_at
from clockify_time_entry
where user_id in (:users)
order by started_at, id
