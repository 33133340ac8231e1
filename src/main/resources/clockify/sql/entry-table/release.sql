delete from clockify_held_deletion
where workspace_id = :workspace_id
  and time_entry_id in (:ids)
