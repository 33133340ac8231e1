select min(zone) as zone
from clockify_day
