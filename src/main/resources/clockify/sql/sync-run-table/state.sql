select w.name, w.plan, i.owner_id, s.owner_role, i.owner_zone, i.backfill_from, s.group_ids, s.people_read_at, s.reads_by, s.reads_tried_at,
  s.report_step, s.report_silent_runs, s.report_silent_since,
  (select count(*) from clockify_hint h where h.workspace_id = s.workspace_id and h.time_entry_id in ('users', 'user groups')) as people_hints
from clockify_integration_workspace s
join clockify_integration i on i.name = s.integration
join clockify_workspace w on w.id = s.workspace_id
where s.integration = :integration
  and s.workspace_id = :workspace_id
