select integration, workspace_id, request, status, reason, page_size, since
from clockify_refusal
where request <> 'entries'
  and (page_size is null or form = 'none')
order by request
