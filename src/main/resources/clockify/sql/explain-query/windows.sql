select c.window_from, c.window_to, c.verified_at, c.left_open
from clockify_window c
join clockify_integration_workspace s on s.integration = c.integration and s.workspace_id = c.workspace_id
where c.integration = :integration
and c.workspace_id = :workspace
and c.scope = :scope
and c.sight >= s.sight
and not exists (
  select 1
  from clockify_key_view k
  where k.integration = c.integration
  and k.workspace_id = c.workspace_id
  and position(:user in k.unread) > 0
)
and c.window_from < :time_end
and c.window_to > :time_start
order by c.window_from
