select p.workspace_id as workspace_id, p.id as id, p.name as name, p.client_id as client_id, c.name as client_name, w.name as workspace_name, p.color as color
from clockify_project p
left join clockify_client c on c.workspace_id = p.workspace_id and c.id = p.client_id
left join clockify_workspace w on w.id = p.workspace_id
