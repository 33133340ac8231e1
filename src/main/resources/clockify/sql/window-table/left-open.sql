select v.left_open
from clockify_window v
join clockify_integration_workspace s on s.integration = v.integration and s.workspace_id = v.workspace_id
where v.integration = :integration
  and v.workspace_id = :workspace_id
  and v.left_open is not null
  and v.sight >= s.sight
  and (s.reads_by = 'user-list' and v.scope like 'user:%' or s.reads_by <> 'user-list' and v.scope not like 'user:%')
order by v.window_from desc
