-- a wait for Clockify or the budget lasts until due_at; one for the backfill share does not concern hints
select s.integration as integration, s.workspace_id as workspace_id, w.plan as plan, case when s.due_since > :latest then null else s.due_at end as due_at,
  case when s.waits_on in ('BUDGET', 'CLOCKIFY') and (s.due_since is null or s.due_since <= :latest) then s.due_at end as paused_until,
  case when x.expires_at > :now and x.expires_at <= :latest_lease or c.expires_at > :now and c.written_at <= :latest then 1 else 0 end as under_way,
  (select count(*) from clockify_integration_workspace o where o.workspace_id = s.workspace_id) as sharing
from clockify_integration_workspace s
join clockify_integration i on i.name = s.integration
join clockify_workspace w on w.id = s.workspace_id
left join clockify_lease_expiry x on x.workspace_id = s.workspace_id
left join clockify_claim c on c.integration = s.integration and c.workspace_id = s.workspace_id
where s.workspace_id in (:workspace_ids)
  and i.key_fault is null
  and exists (select 1 from clockify_hint h where h.workspace_id = s.workspace_id)
order by s.workspace_id, s.integration
