select r.id
from clockify_sync_run r
where r.id < :before
and (r.outcome in (:outcomes) or r.outcome is null and :unfinished = 1)
and r.kind in (:kinds)
order by r.id desc
limit :limit
