-- Entries to be deleted with their workspaces, counted by workspace.
select workspace_id, count(*) as entries
from clockify_time_entry
where workspace_id in (:workspaces)
  and deleted_at is null
group by workspace_id
