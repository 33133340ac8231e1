update clockify_time_entry
set
  integration = :#integration, ${entry_assignments},
  changed_at = :#changed_at, deleted_at = :#deleted_at, observed_columns = :#observed_columns
where workspace_id = :#workspace_id
  and id = :#id
