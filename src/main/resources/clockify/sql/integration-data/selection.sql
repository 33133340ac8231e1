delete from clockify_integration_workspace
where integration = :integration
