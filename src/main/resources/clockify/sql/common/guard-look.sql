update clockify_integration_workspace
set untold_at = case when :sees_less or sees_less then :now else untold_at end,
    sees_less = :sees_less
where integration = :integration
  and workspace_id = :workspace_id
