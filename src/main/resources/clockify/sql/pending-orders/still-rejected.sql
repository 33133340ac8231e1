-- What came since it was ordered; an entry that came in another form has another row.
select count(*)
from clockify_rejected
where integration = :integration
  and entry_id is not null
  and last_seen_at >= :ordered_at
