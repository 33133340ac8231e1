delete from clockify_rejected
where exists (
  select 1
  from clockify_time_entry e
  where e.workspace_id = clockify_rejected.workspace_id
    and e.user_id = :user
    and position(e.id in clockify_rejected.payload) > 0
)
