select r.reason, r.times, r.last_seen_at
from clockify_rejected r
where position(:id in r.payload) > 0
order by r.last_seen_at
