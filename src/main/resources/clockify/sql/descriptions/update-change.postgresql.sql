update clockify_time_entry_change
set old_values = cast(:oldValues as jsonb), new_values = cast(:newValues as jsonb)
where id = :id
