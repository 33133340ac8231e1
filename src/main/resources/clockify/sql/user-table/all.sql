select workspace_id, id, email, name, employee_id, matched_by
from clockify_user
order by id, changed_at, workspace_id
