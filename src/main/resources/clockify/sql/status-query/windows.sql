select
  v.scope as scope,
  v.window_from as window_from,
  v.window_to as window_to,
  v.verified_at as verified_at
from clockify_window v
where v.integration = :integration
and v.workspace_id = :workspace
and v.left_open is null
order by v.window_from, v.window_to
