select window_from, window_to
from clockify_window
where integration = :integration
  and workspace_id = :workspace_id
  and scope = :scope
