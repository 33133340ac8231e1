insert into clockify_custom_field (workspace_id, id, name, archived)
values (:workspace_id, :id, :name, :archived)
