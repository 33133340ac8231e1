update clockify_integration_workspace
set due_at = :due_at, due_since = :due_since, waits_for = :waits_for, waits_on = :waits_on, synced_at = coalesce(:synced_at, synced_at), error = :error
where integration = :integration
  and workspace_id = :workspace_id
