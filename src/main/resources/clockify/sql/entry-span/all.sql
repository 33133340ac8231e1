-- An index look-up per workspace, instead of a scan of all entries.
select min(first_start) as first_start, max(last_start) as last_start
from (
  select
    (select min(started_at) from clockify_time_entry where workspace_id = workspace.id) as first_start,
    (select max(started_at) from clockify_time_entry where workspace_id = workspace.id) as last_start
  from clockify_workspace as workspace
) as span
