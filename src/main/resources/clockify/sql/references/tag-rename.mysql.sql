update clockify_time_entry
set tags = :tags, changed_at = :now
where workspace_id = :workspace_id
  and cast(tag_ids as char) = :tag_ids
