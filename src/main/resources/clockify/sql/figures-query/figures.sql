-- All figures in one statement: a row per workspace of an integration, or one for an integration without any. The conditions for
-- windows and requests are those of status-query/windows and request-budget/count-used; but windows read while the key saw less
-- count as compared at their reading.
select
  i.name as integration,
  i.error as key_error,
  i.key_fault as key_fault,
  s.workspace_id as workspace_id,
  w.name as name,
  w.plan as plan,
  s.due_at as due_at,
  s.due_since as due_since,
  s.clock_other as clock_other,
  s.clock_other_since as clock_other_since,
  s.synced_at as synced_at,
  s.sees_less as sees_less,
  s.error as error,
  x.expires_at as lease_until,
  r.started_at as started_at,
  r.outcome as outcome,
  v.verified_at as verified_at,
  coalesce(h.held, 0) + coalesce(m.held, 0) as held,
  coalesce(p.unmatched, 0) as unmatched,
  coalesce(e.disabled, 0) as webhooks_disabled,
  coalesce(e.delivering, 0) as webhooks_delivering,
  s.hinted_at as hinted_at,
  coalesce(u.used, 0) + (
    select count(*)
    from clockify_request q
    where q.workspace_id = '?'
    and q.sent_at > :kept
    and (q.answered_at > :answered_since or q.answered_at is null and q.sent_at > :since)
  ) as used,
  (
    select o.created_at
    from clockify_outbox o
    where not exists (
      select 1
      from clockify_outbox_failure a
      where a.aggregateid = o.aggregateid
      and a.set_aside_at is not null
    )
    order by o.seq
    limit 1
  ) as oldest_event_at,
  (
    select count(*)
    from clockify_outbox_failure a
    where a.set_aside_at is not null
  ) as events_set_aside
from clockify_integration i
left join clockify_integration_workspace s on s.integration = i.name
left join clockify_workspace w on w.id = s.workspace_id
left join clockify_lease_expiry x on x.workspace_id = s.workspace_id
left join clockify_sync_run r on r.id = (
  select l.id
  from clockify_sync_run l
  where l.kind not in ('selection', 'hints')
  and l.integration = s.integration
  and l.workspace_id = s.workspace_id
  order by l.integration desc, l.workspace_id desc, l.id desc
  limit 1)
left join (
  -- of the scope read last; aggregated before the join, so that the many windows are read once and never sorted
  select o.integration as integration, o.workspace_id as workspace_id, min(o.oldest) as verified_at
  from (
    select c.integration as integration, c.workspace_id as workspace_id, c.oldest as oldest, c.latest as latest,
      max(c.latest) over (partition by c.integration, c.workspace_id) as last_read
    from (
      select g.integration as integration, g.workspace_id as workspace_id, g.scope as scope, min(g.verified_at) as oldest,
        max(g.verified_at) as latest
      from clockify_window g
      where g.left_open is null
      and g.sight >= 0
      group by g.integration, g.workspace_id, g.scope
    ) c
    join clockify_integration_workspace t on t.integration = c.integration and t.workspace_id = c.workspace_id
    where t.reads_by = 'user-list' and c.scope like 'user:%'
    or t.reads_by <> 'user-list' and c.scope not like 'user:%' and c.scope not like 'gone:%'
  ) o
  where o.latest = o.last_read
  group by o.integration, o.workspace_id
) v on v.integration = s.integration and v.workspace_id = s.workspace_id
left join (
  select d.integration as integration, d.workspace_id as workspace_id, count(*) as held
  from clockify_held_deletion d
  group by d.integration, d.workspace_id
) h on h.integration = s.integration and h.workspace_id = s.workspace_id
left join (
  select d.integration as integration, d.workspace_id as workspace_id, sum(d.held) as held
  from clockify_stream d
  group by d.integration, d.workspace_id
) m on m.integration = s.integration and m.workspace_id = s.workspace_id
left join (
  select d.integration as integration, d.workspace_id as workspace_id,
    sum(case when d.delivery_enabled and d.plan_enabled then 0 else 1 end) as disabled,
    sum(case when d.delivery_enabled and d.plan_enabled then 1 else 0 end) as delivering
  from clockify_webhook d
  where d.enabled
  group by d.integration, d.workspace_id
) e on e.integration = s.integration and e.workspace_id = s.workspace_id
left join (
  select a.workspace_id as workspace_id, count(*) as unmatched
  from clockify_user a
  left join clockify_identity b on b.source = 'clockify' and b.external_id = a.id
  where a.employee_id is null
  and coalesce(b.how, '-') <> 'ignored'
  and a.id not like 'erased-%'
  group by a.workspace_id
) p on p.workspace_id = s.workspace_id
left join (
  select f.workspace_id as workspace_id, sum(f.used) as used
  from (
    select q.workspace_id as workspace_id, count(*) as used
    from clockify_request q
    where q.sent_at > :kept
    and (q.answered_at > :answered_since or q.answered_at is null and q.sent_at > :since)
    and q.workspace_id not in ('-', '?')
    group by q.workspace_id
    union all
    select k.workspace_id, count(*)
    from clockify_request q
    join clockify_visible_workspace k on k.integration = q.integration
    where q.workspace_id = '-'
    and q.sent_at > :kept
    and (q.answered_at > :answered_since or q.answered_at is null and q.sent_at > :since)
    group by k.workspace_id
  ) f
  group by f.workspace_id
) u on u.workspace_id = s.workspace_id
order by i.name, s.workspace_id
