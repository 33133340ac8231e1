select
  e.workspace_id, e.id, e.integration, e.user_id, e.type, e.project_name, e.task_name, e.description, e.started_at, e.ended_at,
  c.seen_at as seen_at, c.kind as kind, c.old_values as old_values
from clockify_time_entry_change c
join clockify_time_entry e on e.workspace_id = c.workspace_id and e.id = c.time_entry_id
where c.seen_at > :after
and e.started_at >= :from
and e.started_at < :to
and e.deleted_at is null
and (:any_integration = 1 or e.integration in (:integrations))
and (:any_type = 1 or coalesce(e.type, 'REGULAR') = :type)
and (:any_project = 1 or lower(e.project_name) like :project escape '!')
and (:any_text = 1 or lower(case
  when trim(e.description) <> '' then e.description
  when trim(e.task_name) <> '' then e.task_name
  else e.project_name
end) like :text escape '!')
and (:running = 0 or e.ended_at is null)
and (:anybody = 1 or e.user_id in (:users))
order by c.id desc
limit :most
