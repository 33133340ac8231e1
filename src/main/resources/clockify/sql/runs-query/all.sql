select r.id
from clockify_sync_run r
where r.id < :before
order by r.id desc
limit :limit
