update clockify_integration_workspace
set owner_role = :owner_role
where workspace_id = :workspace_id
  and integration in (
    select name from clockify_integration where owner_id in (:user_ids))
