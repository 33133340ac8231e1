update clockify_time_entry
set tags = cast(:tags as jsonb), changed_at = :now
where workspace_id = :workspace_id
  and tag_ids = cast(:tag_ids as jsonb)
