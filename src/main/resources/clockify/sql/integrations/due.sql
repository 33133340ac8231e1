select workspace_id,
  -- its last sync succeeded, and is due again at once: it yielded during the backfill
  case when due_at <= synced_at and due_since >= synced_at then true else false end as rest
from clockify_integration_workspace
where integration = :integration
  and (due_at is null or due_at <= :now or due_since > :latest)
order by due_at, workspace_id
