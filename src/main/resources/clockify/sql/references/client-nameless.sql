select count(*)
from clockify_client
where workspace_id = :workspace_id
  and (name is null or archived is null and :archived_too = 1)
  and looked_up_at is null
