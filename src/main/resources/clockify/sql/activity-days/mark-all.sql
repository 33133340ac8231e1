-- Those that are being summed up at this moment, too: their marks are seen until that is done.
insert into clockify_activity_stale (workspace_id, utc_day)
select workspace_id, first_day
from clockify_activity_sum
where grain = 'day'
union
select workspace_id, utc_day
from clockify_activity_stale
