update clockify_time_entry_change
set old_values = :oldValues, new_values = :newValues
where id = :id
