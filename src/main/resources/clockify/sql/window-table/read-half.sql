select window_from, window_to
from clockify_window_page
where integration = :integration
  and workspace_id = :workspace_id
  and scope = :scope
group by window_from, window_to
having max(asked_at) >= :since
