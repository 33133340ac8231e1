select request, status, reason, page_size, form, since, tried_at
from clockify_refusal
where integration = :integration
  and workspace_id = :workspace_id
order by request
