select seen_at, change_id, workspace_id, time_entry_id
from clockify_timeline_reader
where name = :name
