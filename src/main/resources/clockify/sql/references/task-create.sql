insert into clockify_task (workspace_id, id, name, project_id, archived)
values (:workspace_id, :id, :name, :parent_id, :archived)
