select integration, owner_role, group_ids
from clockify_integration_workspace
where workspace_id = :workspace_id
order by integration
