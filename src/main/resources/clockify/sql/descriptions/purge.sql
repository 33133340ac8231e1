update clockify_time_entry
set description = null
where workspace_id = :workspace
  and description is not null
  and started_at >= :from
  and started_at < :before
