select i.name
from clockify_integration i
where :everybody = 1 or exists (
  select 1
  from clockify_integration_workspace s
  join clockify_user u on u.workspace_id = s.workspace_id
  where s.integration = i.name
  and u.employee_id in (:employees))
order by i.name
limit :most
