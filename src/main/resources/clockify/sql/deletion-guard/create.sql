insert into clockify_key_view (integration, workspace_id, owner_id, owner_role, users)
values (:integration, :workspace_id, :owner_id, :owner_role, :users)
