delete from clockify_hint
where received_at < :before
  or workspace_id not in (select workspace_id from clockify_integration_workspace)
