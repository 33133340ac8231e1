select
  v.integration as integration,
  v.workspace_id as workspace_id,
  v.scope as scope,
  v.window_from as window_from,
  v.window_to as window_to,
  v.verified_at as verified_at
from clockify_window v
join clockify_integration_workspace s on s.integration = v.integration and s.workspace_id = v.workspace_id
where v.left_open is null
and v.sight >= s.sight
and (s.reads_by = 'user-list' and v.scope like 'user:%' or s.reads_by <> 'user-list' and v.scope not like 'user:%' and v.scope not like 'gone:%')
