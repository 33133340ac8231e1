select
  w.id as id,
  w.name as name,
  w.plan as plan,
  s.workspace_id as wanted,
  s.owner_role as owner_role,
  s.sees_less as sees_less,
  (select count(*) from clockify_user u where u.workspace_id = w.id) as users
from clockify_visible_workspace v
join clockify_workspace w on w.id = v.workspace_id
left join clockify_integration_workspace s on s.integration = v.integration and s.workspace_id = v.workspace_id
where v.integration = :integration
order by w.name, w.id
