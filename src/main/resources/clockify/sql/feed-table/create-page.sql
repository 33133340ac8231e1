insert into clockify_feed_page
  (integration, workspace_id, window_from, window_to, certain, widened, stream, pass, page, last_page, ids)
values
  (:integration, :workspace_id, :window_from, :window_to, :certain, :widened, :stream, :pass, :page, :last_page, :ids)
