select r.id, r.integration, r.workspace_id, w.name as workspace_name, r.kind, r.entry_id, r.reason, r.times, r.last_seen_at
from clockify_rejected r
left join clockify_workspace w on w.id = r.workspace_id
order by r.last_seen_at, r.id
