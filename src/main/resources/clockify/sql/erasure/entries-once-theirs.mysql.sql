-- Entries that were the user's before, and are another user's now.
select distinct workspace_id, time_entry_id
from clockify_time_entry_change
where (position(:user in old_values) > 0 or position(:user in new_values) > 0)
  and not exists (
    select 1
    from clockify_time_entry e
    where e.workspace_id = clockify_time_entry_change.workspace_id
      and e.id = clockify_time_entry_change.time_entry_id
      and e.user_id = :user
  )
