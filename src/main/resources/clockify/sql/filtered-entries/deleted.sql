-- Deleted entries are few, and have no index of their own.
select e.workspace_id, e.id, e.started_at
from clockify_workspace w
join clockify_time_entry e on e.workspace_id = w.id
where e.started_at >= :from
and e.started_at < :to
and e.deleted_at is not null
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
and (e.started_at < :at or e.workspace_id > :workspace or e.workspace_id = :workspace and e.id > :entry)
order by e.started_at desc, e.workspace_id, e.id
limit :most
