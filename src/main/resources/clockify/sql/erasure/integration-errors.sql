update clockify_integration
set error = null
where position(:text in error) > 0
