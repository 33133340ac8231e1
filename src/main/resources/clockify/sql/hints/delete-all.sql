delete from clockify_hint
where workspace_id = :workspace_id
  and (received_at <= :before or received_at > :latest)
