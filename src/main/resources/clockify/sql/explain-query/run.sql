select max(r.id)
from clockify_sync_run r
where r.integration = :integration
and r.workspace_id = :workspace
and r.started_at <= :seen_at
and (r.finished_at is null or r.finished_at >= :seen_at)
