insert into clockify_window (integration, workspace_id, scope, window_from, window_to, begun_at, verified_at, left_open, sight)
select s.integration, s.workspace_id, :scope, :window_from, :window_to, :begun_at, :verified_at, :left_open, coalesce(:sight, s.sight)
from clockify_integration_workspace s
where s.integration = :integration
  and s.workspace_id = :workspace_id
