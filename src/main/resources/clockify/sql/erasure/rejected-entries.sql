-- A rejected row may have the entry's id in another field of its payload.
delete from clockify_rejected
where exists (
  select 1
  from clockify_time_entry e
  where e.workspace_id = clockify_rejected.workspace_id
    and e.id = clockify_rejected.entry_id
    and e.user_id = :user
)
or entry_id is null and exists (
  select 1
  from clockify_time_entry e
  where e.workspace_id = clockify_rejected.workspace_id
    and e.user_id = :user
    and position(e.id in clockify_rejected.payload) > 0
)
