delete from clockify_claim
where integration = :integration
  and workspace_id = :workspace_id
  and token = :token
