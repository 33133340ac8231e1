select distinct user_id
from clockify_user_group_member
where workspace_id = :workspace_id
  and id in (:group_ids)
