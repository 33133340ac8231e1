select
  e.workspace_id as workspace_id,
  count(*) as entries,
  sum(case when e.deleted_at is not null then 1 else 0 end) as deleted,
  sum(case when e.deleted_at is null and e.ended_at is null then 1 else 0 end) as running
from clockify_time_entry e
where e.workspace_id in (:workspaces)
group by e.workspace_id
