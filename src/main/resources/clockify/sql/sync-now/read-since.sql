select min(v.window_from) as read_from, max(v.window_to) as read_to
from clockify_window v
where v.integration = :integration
and v.workspace_id = :workspace
and v.left_open is null
and v.verified_at >= :since
