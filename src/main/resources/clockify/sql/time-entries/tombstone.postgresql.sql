update clockify_time_entry
set deleted_at = cast(:#now as timestamptz), changed_at = cast(:#now as timestamptz)
where workspace_id = :#workspace_id
  and id = any(cast(:#id as text[]))
