insert into clockify_webhook (integration, workspace_id, id, event, enabled, delivery_enabled, plan_enabled, checked_at)
values (:integration, :workspace_id, :id, :event, :enabled, :delivery_enabled, :plan_enabled, :checked_at)
