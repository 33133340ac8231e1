select id, account_status
from clockify_user
where workspace_id = :workspace_id
