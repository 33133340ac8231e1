select count(*)
from clockify_integration_workspace s
where s.integration = :integration
  and s.workspace_id = :workspace_id
  and (s.due_at is null or s.due_at <= :now or s.due_since > :latest)
  -- a pending order of this integration reads the workspace anyway
  and not exists (
    select 1
    from clockify_order o
    where o.integration = s.integration
      and o.due_at <= :soon
      and not exists (
        select 1
        from clockify_sync_run r
        where r.integration = s.integration
          and r.workspace_id = s.workspace_id
          and r.order_id = o.id
          and r.outcome in ('done', 'partial')))
