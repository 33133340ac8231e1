select sent_at, answered_at, backfill
from clockify_request
where sent_at > :kept
  and (sent_at > :since or answered_at > :since)
  and workspace_id = '?'
