update clockify_time_entry_change
set old_values = '{}', new_values = '{}'
where workspace_id = :workspaceId
  and time_entry_id = :entryId
