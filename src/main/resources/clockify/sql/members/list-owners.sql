select distinct owner_id
from clockify_integration
where owner_id is not null
  and name in (
    select integration from clockify_integration_workspace where workspace_id = :workspace_id)
