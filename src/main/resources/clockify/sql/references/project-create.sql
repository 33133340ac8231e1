insert into clockify_project (workspace_id, id, name, client_id, archived)
values (:workspace_id, :id, :name, :parent_id, :archived)
