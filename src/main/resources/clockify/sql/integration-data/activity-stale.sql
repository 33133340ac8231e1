-- Otherwise sums in progress would be stored after the deletion.
insert into clockify_activity_stale (workspace_id, utc_day)
select distinct workspace_id, utc_day
from clockify_activity_stale
where workspace_id in (:workspaces)
