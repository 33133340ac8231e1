select p.workspace_id as workspace_id, p.id as id, p.name as name, p.client_id as client_id, c.name as client_name
from clockify_project p
left join clockify_client c on c.workspace_id = p.workspace_id and c.id = p.client_id
