insert into clockify_task (workspace_id, id, name, project_id, archived, status, billable, estimate_seconds, assignee_ids)
values (:workspace_id, :id, :name, :parent_id, :archived, :status, :billable, :estimate_seconds, :assignee_ids)
