select scope, window_from, window_to, begun_at, verified_at
from clockify_window
where integration = :integration
  and workspace_id = :workspace_id
  and begun_at is not null
  and verified_at >= :since
