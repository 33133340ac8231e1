insert into clockify_request (integration, workspace_id, sent_at, backfill)
values (:integration, :workspace_id, :sent_at, :backfill)
