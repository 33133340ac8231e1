select
  s.workspace_id as workspace_id,
  w.name as name,
  w.plan as plan,
  w.features as features
from clockify_integration_workspace s
join clockify_workspace w on w.id = s.workspace_id
where s.integration = :integration
order by w.name, w.id
