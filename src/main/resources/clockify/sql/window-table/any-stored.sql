select 1
from clockify_time_entry
where workspace_id = :workspace_id
  and started_at >= :window_from
  and started_at < :window_to
limit 1
