select r.integration as integration, r.workspace_id as workspace_id, count(*) as rejected
from clockify_rejected r
group by r.integration, r.workspace_id
