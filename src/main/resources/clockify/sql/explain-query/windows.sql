select c.window_from, c.window_to, c.verified_at, c.left_open
from clockify_window c
where c.integration = :integration
and c.workspace_id = :workspace
and c.scope = :scope
and c.window_from < :time_end
and c.window_to > :time_start
order by c.window_from
