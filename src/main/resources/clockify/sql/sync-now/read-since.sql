select min(v.window_from) as read_from, max(v.window_to) as read_to
from clockify_window v
join clockify_integration_workspace s on s.integration = v.integration and s.workspace_id = v.workspace_id
where v.integration = :integration
and v.workspace_id = :workspace
and v.left_open is null
and v.sight >= s.sight
and v.verified_at >= :since
