select id, employee_id
from clockify_user
where workspace_id = :workspaceId and employee_id is not null
