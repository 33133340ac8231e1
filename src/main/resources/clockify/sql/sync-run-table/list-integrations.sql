select integration
from clockify_integration_workspace
where workspace_id = :workspace_id
