select id
from clockify_time_entry
where workspace_id <> :workspace_id
  and id in (:ids)
