insert into clockify_window (integration, workspace_id, scope, window_from, window_to, begun_at, verified_at, left_open)
values (:integration, :workspace_id, :scope, :window_from, :window_to, :begun_at, :verified_at, :left_open)
