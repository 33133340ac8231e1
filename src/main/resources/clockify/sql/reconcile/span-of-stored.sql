select min(started_at) as first_start, max(started_at) as last_start
from clockify_time_entry
where workspace_id = :workspace_id
