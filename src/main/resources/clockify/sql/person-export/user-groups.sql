select m.workspace_id, m.id, g.name, m.user_id
from clockify_user_group_member m
left join clockify_user_group g on g.workspace_id = m.workspace_id and g.id = m.id
where m.user_id in (:users)
order by m.workspace_id, m.id
