update clockify_integration_workspace
set due_at = :now, due_since = :now
where integration = :integration
  and workspace_id = :workspace_id
  and due_at > :now
