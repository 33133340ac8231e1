update clockify_lease
set token = :token
where workspace_id = :workspace_id
