update clockify_integration_workspace
set error = null
where position(:text in error) > 0
