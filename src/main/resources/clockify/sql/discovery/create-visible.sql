insert into clockify_visible_workspace (integration, workspace_id, people, open_to_all)
values (:integration, :workspace_id, :people, :open_to_all)
