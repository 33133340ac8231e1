insert into clockify_window_page
  (integration, workspace_id, scope, window_from, window_to, pass, page, entries_count, received, ids, total_seconds, seconds, last_page,
  asked_at)
values
  (:integration, :workspace_id, :scope, :window_from, :window_to, :pass, :page, :entries_count, :received, :ids, :total_seconds, :seconds,
  :last_page, :asked_at)
