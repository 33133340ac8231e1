select workspace_id, utc_day, max(id) as seen
from clockify_activity_stale
where utc_day between :from and :to
group by workspace_id, utc_day
order by extract(year from utc_day) desc, extract(month from utc_day) desc, workspace_id, utc_day desc
