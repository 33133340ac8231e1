select id, name
from clockify_user_group
where workspace_id = :workspaceId
