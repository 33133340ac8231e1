select count(*)
from clockify_tag
where workspace_id = :workspace_id
  and name is null
  and looked_up_at is null
