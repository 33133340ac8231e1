select v.integration, v.workspace_id
from clockify_visible_workspace v
join clockify_user u on u.workspace_id = v.workspace_id and u.id = :user
order by v.workspace_id, v.integration
