select
  v.*, e.description, e.locked, e.project_id, e.client_id, e.task_id, e.tag_ids, e.custom_fields, e.created_at, e.updated_at,
  e.approval_status, e.kiosk_id, e.hourly_rate, e.cost_rate, e.billable_amount, e.cost_amount, e.currency, e.changed_at
from clockify_time_entry e
join clockify_timeline_event v on v.workspace_id = e.workspace_id and v.time_entry_id = e.id
where e.workspace_id = :workspace_id
  and e.id in (:ids)
order by e.started_at, e.id
