select holder, expires_at
from clockify_lease_expiry
where workspace_id = :workspace_id
