select min(started_at) as first_start, max(ended_at) as last_end
from clockify_time_entry
where deleted_at is null
