-- H2 looks each entry up by its key where the ids are rows to join; of a list, it compares each entry of the workspace with each id.
select
  v.*, ${entry_beside_view}, e.changed_at
from unnest(:ids) as wanted (id)
join clockify_time_entry e on e.workspace_id = :workspace_id and e.id = wanted.id
join clockify_timeline_event v on v.workspace_id = e.workspace_id and v.time_entry_id = e.id
order by e.started_at, e.id
