delete from clockify_rejected
where workspace_id = :workspace_id
  and entry_id in (:ids)
