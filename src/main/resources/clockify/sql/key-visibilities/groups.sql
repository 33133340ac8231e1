select g.id as id, g.manager_ids as manager_ids, m.user_id as user_id
from clockify_user_group g
join clockify_user_group_member m on m.workspace_id = g.workspace_id and m.id = g.id
where g.workspace_id = :workspace_id
