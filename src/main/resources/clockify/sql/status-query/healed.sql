select
  r.integration as integration,
  r.workspace_id as workspace_id,
  sum(r.healed) as healed,
  max(r.started_at) as healed_at
from clockify_sync_run r
where r.healed > 0
and r.started_at >= :since
group by r.integration, r.workspace_id
