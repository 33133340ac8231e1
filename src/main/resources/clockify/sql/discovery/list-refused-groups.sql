select r.reason, r.status
from clockify_visible_workspace v
join clockify_refusal r on r.integration = v.integration and r.workspace_id = v.workspace_id
where v.integration = :integration
  and r.request = 'user groups'
  and r.page_size is null
order by r.workspace_id
