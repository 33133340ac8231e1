select s.workspace_id
from clockify_integration_workspace s
where s.integration = :integration
and not exists (
  select 1
  from clockify_integration_workspace o
  where o.workspace_id = s.workspace_id
  and o.integration <> s.integration)
