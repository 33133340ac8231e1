-- The index finds each user's time range; for an SQL list, H2 would read all entries of the users.
select count(*) as events, coalesce(sum(e.duration_seconds), 0) as seconds, count(*) - count(e.ended_at) as running
from unnest(:ids) as u (id)
join clockify_time_entry e on e.user_id = u.id
where e.started_at >= :from
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
