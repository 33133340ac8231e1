select request, status, reason, page_size, since
from clockify_refusal
where integration = :integration
  and workspace_id = :workspace
  and request <> 'entries'
  and (page_size is null or form = 'none')
order by request
