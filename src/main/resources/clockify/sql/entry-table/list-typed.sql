select id
from clockify_time_entry
where workspace_id = :workspace_id
  and started_at >= :window_from
  and started_at < :window_to
  and ended_at is not null
  and deleted_at is null
  and type is not null
