select
  s.workspace_id as id,
  w.name as name,
  w.plan as plan,
  i.owner_id as owner_id,
  w.features as features
from clockify_integration_workspace s
join clockify_integration i on i.name = s.integration
left join clockify_workspace w on w.id = s.workspace_id
where s.integration = :integration
order by w.name, s.workspace_id
