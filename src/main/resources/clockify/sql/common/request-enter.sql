insert into clockify_request (integration, workspace_id, sent_at, spare)
values (:integration, :workspace_id, :sent_at, :spare)
