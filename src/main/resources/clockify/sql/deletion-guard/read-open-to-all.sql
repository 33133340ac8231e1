-- Whether all members of the workspace may see everybody's entries; no row where it is not reported.
select open_to_all
from clockify_visible_workspace
where integration = :integration
  and workspace_id = :workspace_id
  and open_to_all is not null
