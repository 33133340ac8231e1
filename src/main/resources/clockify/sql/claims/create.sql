insert into clockify_claim (integration, workspace_id, token, times, expires_at)
values (:integration, :workspace_id, :token, :times, :expires_at)
