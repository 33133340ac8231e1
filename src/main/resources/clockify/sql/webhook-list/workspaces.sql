select
  s.integration as integration,
  s.workspace_id as workspace_id,
  w.plan as plan
from clockify_integration_workspace s
left join clockify_workspace w on w.id = s.workspace_id
