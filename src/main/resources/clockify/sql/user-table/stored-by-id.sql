select id, email, name, account_status, membership_status
from clockify_user
where workspace_id = :workspaceId and id in (:ids)
