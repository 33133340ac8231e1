delete from clockify_refusal
where integration = :integration
  and workspace_id = :workspace_id
