select id, email, name, account_status, membership_status, time_zone, week_start, roles, custom_fields
from clockify_user
where workspace_id = :workspaceId and id in (:ids)
