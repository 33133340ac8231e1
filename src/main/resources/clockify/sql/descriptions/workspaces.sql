select w.id
from clockify_workspace w
where exists (
  select 1
  from clockify_time_entry e
  where e.workspace_id = w.id
    and e.description is not null
    and e.started_at < :before
)
order by w.id
