select v.integration, v.workspace_id
from clockify_visible_workspace v
left join clockify_time_entry e on e.workspace_id = v.workspace_id and e.id = :id
where e.id is not null
or not exists (
  select 1
  from clockify_workspace w
  join clockify_time_entry s on s.workspace_id = w.id and s.id = :id)
order by v.workspace_id, case when e.integration = v.integration then 0 else 1 end, v.integration
