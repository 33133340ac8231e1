insert into clockify_request (integration, workspace_id, sent_at)
values (:integration, :workspace_id, :sent_at)
