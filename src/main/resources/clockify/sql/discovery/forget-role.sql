update clockify_integration_workspace
set owner_role = null
where integration = :integration
