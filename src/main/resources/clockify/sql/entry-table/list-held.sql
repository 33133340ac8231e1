select time_entry_id
from clockify_held_deletion
where integration = :integration
  and workspace_id = :workspace_id
