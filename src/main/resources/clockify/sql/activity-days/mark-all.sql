-- Marks sums in progress too: their marks are visible until their transaction ends.
insert into clockify_activity_stale (workspace_id, utc_day)
select workspace_id, first_day
from clockify_activity_sum
where grain = 'day'
union
select workspace_id, utc_day
from clockify_activity_stale
