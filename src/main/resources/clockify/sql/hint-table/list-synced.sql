select distinct workspace_id
from clockify_integration_workspace
where workspace_id in (:workspace_ids)
