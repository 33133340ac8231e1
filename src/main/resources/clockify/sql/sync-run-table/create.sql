insert into clockify_sync_run
  (integration, workspace_id, kind, started_at, requests, entries_seen, inserted, updated, deleted, unchanged, healed, rejected, order_id)
values
  (:integration, :workspace_id, :kind, :started_at, 0, 0, 0, 0, 0, 0, 0, 0, :order_id)
