select
  s.integration as integration,
  s.workspace_id as workspace_id,
  w.name as name,
  w.plan as plan,
  w.features as features
from clockify_integration_workspace s
left join clockify_workspace w on w.id = s.workspace_id
order by s.integration, w.name, s.workspace_id
