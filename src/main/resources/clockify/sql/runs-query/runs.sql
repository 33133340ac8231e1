select
  r.id as id,
  r.integration as integration,
  r.workspace_id as workspace_id,
  w.name as workspace_name,
  r.kind as kind,
  r.outcome as outcome,
  r.started_at as started_at,
  r.finished_at as finished_at,
  r.requests as requests,
  r.requests_in_vain as requests_in_vain,
  r.entries_seen as entries_seen,
  r.inserted as inserted,
  r.updated as updated,
  r.deleted as deleted,
  r.unchanged as unchanged,
  r.healed as healed,
  r.rejected as rejected,
  r.error as error,
  x.expires_at as lease_until
from clockify_sync_run r
left join clockify_workspace w on w.id = r.workspace_id
left join clockify_lease_expiry x on x.workspace_id = r.workspace_id
where r.id in (:ids)
order by r.id desc
