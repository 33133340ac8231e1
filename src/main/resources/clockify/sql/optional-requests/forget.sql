delete from clockify_refusal
where integration = :integration
  and workspace_id = :workspace_id
  and request = :request
  and (page_size is null or tried_at <= :old or tried_at > :latest)
