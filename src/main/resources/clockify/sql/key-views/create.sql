insert into clockify_key_view (integration, workspace_id, owner_id, owner_role, users, vanished)
values (:integration, :workspace_id, :owner_id, :owner_role, :users, :vanished)
