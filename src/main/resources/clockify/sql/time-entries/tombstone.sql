update clockify_time_entry
set deleted_at = :#now, changed_at = :#now
where workspace_id = :#workspace_id
  and id = :#id
