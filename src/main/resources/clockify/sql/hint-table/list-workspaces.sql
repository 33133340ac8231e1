select workspace_id
from clockify_integration_workspace s
where exists (select 1 from clockify_hint h where h.workspace_id = s.workspace_id)
