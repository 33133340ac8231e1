insert into clockify_client (workspace_id, id, name, archived)
values (:workspace_id, :id, :name, :archived)
