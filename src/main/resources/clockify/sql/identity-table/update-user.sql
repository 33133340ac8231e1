update clockify_user
set employee_id = :employeeId, matched_by = :matchedBy
where workspace_id = :workspaceId and id = :id
