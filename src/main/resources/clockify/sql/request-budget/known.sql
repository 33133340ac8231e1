update clockify_request
set workspace_id = '-'
where workspace_id = '?'
  and integration = :integration
