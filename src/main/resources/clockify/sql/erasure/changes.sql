update clockify_time_entry_change
set old_values = '{}', new_values = '{}'
where exists (
  select 1
  from clockify_time_entry e
  where e.workspace_id = clockify_time_entry_change.workspace_id
    and e.id = clockify_time_entry_change.time_entry_id
    and e.user_id = :user
)
