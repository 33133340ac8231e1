select token, times, written_at, expires_at
from clockify_claim
where integration = :integration
  and workspace_id = :workspace_id
