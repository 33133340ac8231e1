insert into clockify_activity_stale (workspace_id, utc_day)
select workspace_id, first_day
from clockify_activity_sum
where grain = 'day'
  and last_day >= :day
