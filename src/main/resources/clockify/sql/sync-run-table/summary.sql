select id, integration, workspace_id, kind, started_at, finished_at, outcome, requests, entries_seen, inserted, updated, restored,
  deleted, unchanged, healed, rejected, error
from clockify_sync_run
where id = :id
