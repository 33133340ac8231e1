select r.reason, r.times, r.last_seen_at
from clockify_rejected r
where r.entry_id = :id
order by r.last_seen_at
