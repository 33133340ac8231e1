-- Sums in progress may contain the person's id.
insert into clockify_activity_stale (workspace_id, utc_day)
select distinct workspace_id, utc_day
from clockify_activity_stale
