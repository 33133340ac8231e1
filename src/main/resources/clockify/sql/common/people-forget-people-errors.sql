update clockify_integration_workspace
set people_error = null
where position(:text in people_error) > 0
