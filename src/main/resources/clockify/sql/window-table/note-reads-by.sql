update clockify_integration_workspace
set reads_by_since = case when reads_by = :reads_by then reads_by_since else :now end, reads_by = :reads_by,
    reads_tried_at = :now, report_step = :report_step
where integration = :integration
  and workspace_id = :workspace_id
