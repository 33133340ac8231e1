select id, user_id
from clockify_user_group_member
where workspace_id = :workspaceId
