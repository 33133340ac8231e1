select workspace_id, group_ids
from clockify_integration_workspace
where integration = :integration
