-- The key's requests still count for a workspace that it no longer sees, until their hour ends.
insert into clockify_request (integration, workspace_id, sent_at, answered_at, backfill)
select request.integration, visible.workspace_id, request.sent_at, request.answered_at, request.backfill
from clockify_request as request
join clockify_visible_workspace as visible on visible.integration = request.integration
where request.integration = :integration
  and request.workspace_id = '-'
  and visible.workspace_id not in (:seen)
