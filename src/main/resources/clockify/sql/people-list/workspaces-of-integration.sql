select workspace_id
from clockify_integration_workspace
where integration = :integration
