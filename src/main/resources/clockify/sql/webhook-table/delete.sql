delete from clockify_webhook
where integration = :integration
  and workspace_id = :workspace_id
