select
  h.integration as integration,
  h.workspace_id as workspace_id,
  h.event as event,
  h.enabled as enabled,
  h.plan_enabled as plan_enabled,
  h.checked_at as checked_at
from clockify_webhook h
where not (h.enabled and h.delivery_enabled and h.plan_enabled)
order by h.integration, h.workspace_id, h.event
