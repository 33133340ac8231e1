select id, integration, workspace_id, kind, reason, payload, times, first_seen_at, last_seen_at
from clockify_rejected
where position(:text in payload) > 0
order by id
