insert into clockify_activity_stale (workspace_id, utc_day)
select distinct workspace_id, cast(started_at at time zone 'UTC' as date)
from clockify_time_entry
where workspace_id = :workspace_id
  and id in (:ids)
