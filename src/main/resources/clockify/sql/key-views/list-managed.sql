select distinct m.user_id
from clockify_user_group g
join clockify_user_group_member m on m.workspace_id = g.workspace_id and m.id = g.id
where g.workspace_id = :workspace_id
  and position(:owner_id in g.manager_ids) > 0
