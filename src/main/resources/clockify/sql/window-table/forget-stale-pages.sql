delete from clockify_window_page
where integration = :integration
  and workspace_id = :workspace_id
  and (asked_at < :since or asked_at > :latest)
