update clockify_integration_workspace
set feed_gap_at = :now
where integration = :integration
  and workspace_id = :workspace_id
  and (:sees_less
    or exists (
      select 1
      from clockify_key_view v
      where v.integration = :integration
        and v.workspace_id = :workspace_id
        and v.sees_less))
