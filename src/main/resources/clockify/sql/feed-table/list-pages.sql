select window_to, certain, widened, stream, pass, page, last_page, ids
from clockify_feed_page
where integration = :integration
  and workspace_id = :workspace_id
  and window_from = :window_from
