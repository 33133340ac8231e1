select 1
from clockify_rejected
where workspace_id = :workspace_id
  and entry_id is not null
limit 1
