select s.integration as integration, s.workspace_id as workspace_id, g.id as id, g.name as name
from clockify_integration_workspace s
join clockify_user_group g on g.workspace_id = s.workspace_id
where concat(s.group_ids, '') like concat('%"', g.id, '"%')
order by g.name, g.id
