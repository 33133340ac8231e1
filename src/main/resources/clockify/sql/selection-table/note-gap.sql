update clockify_integration_workspace
set feed_gap_at = :now
where integration = :integration
  and workspace_id = :workspace_id
  and feed_gap_at is null
  and exists (
    select 1
    from clockify_key_view v
    where v.integration = :integration
      and v.workspace_id = :workspace_id)
