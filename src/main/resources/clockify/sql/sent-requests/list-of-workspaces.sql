-- '?' for requests that count for all workspaces.
select r.workspace_id as workspace_id, r.sent_at as sent_at, r.answered_at as answered_at, r.backfill as backfill
from clockify_request r
where r.sent_at > :kept
  and (r.sent_at > :since or r.answered_at > :since)
  and (r.workspace_id in (:workspaces) or r.workspace_id = '?')
union all
select v.workspace_id, r.sent_at, r.answered_at, r.backfill
from clockify_request r
join clockify_visible_workspace v on v.integration = r.integration
where r.sent_at > :kept
  and (r.sent_at > :since or r.answered_at > :since)
  and r.workspace_id = '-'
  and v.workspace_id in (:workspaces)
