select r.integration, r.workspace_id, r.kind, count(*) as rejected_rows, max(r.last_seen_at) as last_seen_at
from clockify_rejected r
group by r.integration, r.workspace_id, r.kind
order by r.integration, r.workspace_id, r.kind
