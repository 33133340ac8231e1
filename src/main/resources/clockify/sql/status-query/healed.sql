select
  coalesce(sum(r.healed), 0) as healed,
  max(case when r.healed > 0 then r.started_at end) as healed_at
from clockify_sync_run r
where r.integration = :integration
and r.workspace_id = :workspace
and r.started_at >= :since
