-- Entries of a batch whose description is deleted, counted for the event.
select workspace_id, count(*) as entries
from clockify_time_entry
where workspace_id = :workspace
  and description is not null
  and started_at >= :from
  and started_at < :before
  and deleted_at is null
group by workspace_id
