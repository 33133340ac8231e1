select s.workspace_id
from clockify_integration_workspace s
where s.integration = :integration
  and not exists (
    select 1
    from clockify_sync_run r
    where r.integration = s.integration
      and r.workspace_id = s.workspace_id
      and r.order_id = :order_id
      and r.outcome in ('done', 'partial'))
order by s.workspace_id
