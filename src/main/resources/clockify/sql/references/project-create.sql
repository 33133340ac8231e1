insert into clockify_project (workspace_id, id, name, client_id, archived, billable, public, color, note, estimate_seconds)
values (:workspace_id, :id, :name, :parent_id, :archived, :billable, :public, :color, :note, :estimate_seconds)
