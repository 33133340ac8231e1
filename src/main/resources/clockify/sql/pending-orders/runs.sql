select r.id, r.integration, r.workspace_id, coalesce(w.name, r.workspace_id) as workspace_name, r.kind, r.started_at, r.finished_at, r.outcome,
  r.requests, r.entries_seen, r.inserted, r.updated, r.restored, r.deleted, r.unchanged, r.healed, r.rejected, r.error
from clockify_sync_run r
left join clockify_workspace w on w.id = r.workspace_id
where r.integration = :integration
  and r.order_id = :order_id
  and r.finished_at is not null
order by r.id
