delete from clockify_hint
where workspace_id = :workspace_id
  and time_entry_id = :time_entry_id
  and received_at = :received_at
