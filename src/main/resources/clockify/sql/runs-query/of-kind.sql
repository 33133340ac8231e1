-- Ordered by all columns of the index, or H2 would sort all rows.
select r.id
from clockify_sync_run r
where r.id < :before
and r.kind in (:kinds)
order by r.kind desc, r.id desc
limit :limit
