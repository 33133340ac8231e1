-- The newest of each workspace by the index, then the newest of all: reads only the shown rows, however long the time range is.
select e.workspace_id, e.id, e.started_at
from clockify_workspace w
cross join lateral (
  select e.workspace_id, e.id, e.started_at
  from clockify_time_entry e
  where e.workspace_id = w.id
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
  and (e.started_at < :at or e.workspace_id > :workspace or e.workspace_id = :workspace and e.id > :entry)
  order by e.started_at desc, e.id
  limit :most
) e
order by e.started_at desc, e.workspace_id, e.id
limit :most
