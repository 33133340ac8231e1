select 1
from clockify_time_entry
where workspace_id = :workspace_id
  and id between :first_id and :last_id
limit 1
