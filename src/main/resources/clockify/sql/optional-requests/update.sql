update clockify_refusal
set status = :status, reason = :reason, page_size = :page_size, form = :form, tried_at = :now
where integration = :integration
  and workspace_id = :workspace_id
  and request = :request
