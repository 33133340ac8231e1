select
  r.id, r.integration, r.workspace_id, r.kind, r.started_at, r.finished_at, r.outcome, r.requests, r.entries_seen, r.inserted,
  r.updated, r.deleted, r.unchanged, r.healed, r.rejected, r.error
from clockify_sync_run r
order by r.id desc
limit :last
