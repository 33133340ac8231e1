select r.id, r.integration, r.workspace_id, w.name as workspace_name, r.kind, r.entry_id, r.reason, r.times, r.last_seen_at
from clockify_rejected r
left join clockify_workspace w on w.id = r.workspace_id
where (:integration = '*' or r.integration = :integration)
and (:workspace = '*' or r.workspace_id = :workspace)
and r.last_seen_at <= :last_seen_at
and (r.last_seen_at < :last_seen_at or r.id < :id)
order by r.last_seen_at desc, r.id desc
limit :limit
