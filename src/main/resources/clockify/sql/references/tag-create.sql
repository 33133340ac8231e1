insert into clockify_tag (workspace_id, id, name, archived)
values (:workspace_id, :id, :name, :archived)
