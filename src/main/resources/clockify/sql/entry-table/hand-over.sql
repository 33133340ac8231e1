update clockify_time_entry
set integration = :integration
where workspace_id = :workspace_id
  and id in (:ids)
