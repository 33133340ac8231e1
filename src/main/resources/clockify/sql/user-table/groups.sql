select id, name, manager_ids
from clockify_user_group
where workspace_id = :workspaceId
