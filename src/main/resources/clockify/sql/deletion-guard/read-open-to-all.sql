-- Whether the workspace shows everybody's entries to all; no row where Clockify does not say.
select open_to_all
from clockify_visible_workspace
where integration = :integration
  and workspace_id = :workspace_id
  and open_to_all is not null
