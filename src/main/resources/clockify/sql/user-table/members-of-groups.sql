select distinct user_id
from clockify_user_group_member
where workspace_id = :workspaceId
  and id in (:groupIds)
