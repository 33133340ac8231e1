select owner_id, owner_role, users, vanished, last_owner_id, last_role, listed, managed, unread
from clockify_key_view
where integration = :integration
  and workspace_id = :workspace_id
