select
  v.*, ${entry_beside_view}, e.changed_at
from clockify_time_entry e
join clockify_timeline_event v on v.workspace_id = e.workspace_id and v.time_entry_id = e.id
where e.workspace_id = :workspace_id
  and e.id in (:ids)
order by e.started_at, e.id
