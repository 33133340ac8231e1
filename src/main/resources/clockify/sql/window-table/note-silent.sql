update clockify_integration_workspace
set report_silent_runs = :runs, report_silent_since = :since
where integration = :integration
  and workspace_id = :workspace_id
