update clockify_integration_workspace
set due_at = :due_at, due_since = :due_since, waits_for = :waits_for, waits_on = :waits_on
where integration = :integration
  and (due_at is null or due_at < :due_at or due_since > :latest)
