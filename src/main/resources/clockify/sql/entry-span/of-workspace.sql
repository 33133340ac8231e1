select
  (select min(started_at) from clockify_time_entry where workspace_id = :workspace_id) as first_start,
  (select max(started_at) from clockify_time_entry where workspace_id = :workspace_id) as last_start
