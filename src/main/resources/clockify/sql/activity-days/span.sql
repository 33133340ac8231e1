select min(calendar_day) as first_day, max(calendar_day) as last_day, min(zone) as zone
from clockify_day
