select
  s.integration as integration,
  s.workspace_id as workspace_id,
  w.name as name,
  w.plan as plan,
  i.backfill_from as backfill_from,
  s.reads_by as reads_by,
  s.reads_by_since as reads_by_since,
  s.changes_by as changes_by,
  s.changes_by_since as changes_by_since,
  s.reconciled_at as reconciled_at,
  s.hinted_at as hinted_at,
  (
    select count(*)
    from clockify_webhook h
    where h.integration = s.integration
      and h.workspace_id = s.workspace_id
  ) as webhooks,
  s.due_at as due_at,
  s.due_since as due_since,
  s.clock_other as clock_other,
  s.clock_other_since as clock_other_since,
  s.waits_for as waits_for,
  s.waits_on as waits_on,
  s.synced_at as synced_at,
  s.sees_less as sees_less,
  s.error as error,
  case when coalesce(k.unread, '[]') = '[]' then false else true end as unread,
  x.expires_at as lease_until,
  r.started_at as started_at,
  r.outcome as outcome,
  r.requests as requests,
  r.entries_seen as entries_seen,
  r.inserted as inserted,
  r.updated as updated,
  r.deleted as deleted
from clockify_integration_workspace s
join clockify_integration i on i.name = s.integration
left join clockify_workspace w on w.id = s.workspace_id
left join clockify_key_view k on k.integration = s.integration and k.workspace_id = s.workspace_id
left join clockify_lease_expiry x on x.workspace_id = s.workspace_id
left join clockify_sync_run r on r.id = (
  select l.id
  from clockify_sync_run l
  where l.kind not in ('selection', 'hints')
  and l.integration = s.integration
  and l.workspace_id = s.workspace_id
  order by l.integration desc, l.workspace_id desc, l.id desc
  limit 1)
order by s.integration, w.name, s.workspace_id
