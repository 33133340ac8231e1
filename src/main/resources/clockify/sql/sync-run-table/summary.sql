select id, integration, workspace_id, kind, outcome, requests, entries_seen, inserted, updated, deleted, unchanged, healed,
  rejected, error
from clockify_sync_run
where id = :id
