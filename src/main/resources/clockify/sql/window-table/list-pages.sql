select pass, page, entries_count, received, ids, total_seconds, seconds, last_page
from clockify_window_page
where integration = :integration
  and workspace_id = :workspace_id
  and scope = :scope
  and window_from = :window_from
  and window_to = :window_to
order by pass, page
