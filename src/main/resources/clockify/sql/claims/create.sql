insert into clockify_claim (integration, workspace_id, token, times, written_at, expires_at)
values (:integration, :workspace_id, :token, :times, :written_at, :expires_at)
