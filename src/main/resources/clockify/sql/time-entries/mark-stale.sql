insert into clockify_activity_stale (workspace_id, utc_day)
values (:workspace_id, :day)
