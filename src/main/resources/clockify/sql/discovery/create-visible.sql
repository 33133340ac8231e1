insert into clockify_visible_workspace (integration, workspace_id)
values (:integration, :workspace_id)
