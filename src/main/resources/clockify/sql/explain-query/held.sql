select h.integration, h.reason, h.held_at
from clockify_held_deletion h
where h.workspace_id = :workspace
and h.time_entry_id = :id
order by h.integration
