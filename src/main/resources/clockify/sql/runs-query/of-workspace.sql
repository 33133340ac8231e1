-- Ordered by all columns of the index, or H2 would sort all rows.
select r.id
from clockify_sync_run r
where r.id < :before
and r.integration = :integration
and r.workspace_id = :workspace
and (r.outcome in (:outcomes) or r.outcome is null and :unfinished = 1)
and r.kind in (:kinds)
order by r.integration desc, r.workspace_id desc, r.id desc
limit :limit
