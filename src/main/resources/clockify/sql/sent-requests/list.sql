select sent_at, answered_at, backfill
from clockify_request
where sent_at > :kept
  and (sent_at > :since or answered_at > :since)
  and (workspace_id = :workspace_id
    or workspace_id = '?'
    or workspace_id = '-'
      and integration in (
        select integration from clockify_visible_workspace where workspace_id = :workspace_id))
