select r.id
from clockify_sync_run r
where r.id < :before
and r.integration = :integration
and (:outcome = '*' or coalesce(r.outcome, '-') = :outcome)
and (:kind = '*' or r.kind = :kind)
order by r.id desc
limit :limit
