select
  count(*) as entries,
  coalesce(sum(case when e.deleted_at is not null then 1 else 0 end), 0) as deleted,
  coalesce(sum(case when e.deleted_at is null and e.ended_at is null then 1 else 0 end), 0) as running
from clockify_time_entry e
where e.workspace_id = :workspace
