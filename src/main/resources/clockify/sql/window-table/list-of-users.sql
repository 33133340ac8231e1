select scope, window_from, window_to, begun_at, verified_at, left_open
from clockify_window
where integration = :integration
  and workspace_id = :workspace_id
  and (scope like 'user:%' or scope like 'gone:%')
