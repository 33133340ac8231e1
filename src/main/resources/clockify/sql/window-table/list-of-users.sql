select w.scope, w.window_from, w.window_to, w.begun_at, w.verified_at, w.left_open
from clockify_window w
join clockify_integration_workspace s on s.integration = w.integration and s.workspace_id = w.workspace_id
where w.integration = :integration
  and w.workspace_id = :workspace_id
  and w.sight >= s.sight
  and (w.scope like 'user:%' or w.scope like 'gone:%')
