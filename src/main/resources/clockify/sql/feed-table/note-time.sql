update clockify_integration_workspace
set clock_ahead = :clock_ahead, clock_other = :clock_other, clock_other_since = :clock_other_since, clock_certain = :clock_certain
where integration = :integration
  and workspace_id = :workspace_id
