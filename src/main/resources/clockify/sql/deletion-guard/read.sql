select owner_id, owner_role, users
from clockify_key_view
where integration = :integration
  and workspace_id = :workspace_id
