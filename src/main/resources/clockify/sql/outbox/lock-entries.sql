-- Until what is told of them is written, nobody changes them.
select id
from clockify_time_entry
where workspace_id = :workspace_id
  and id > :after
  and started_at >= :from
  and started_at < :to
order by id
limit :rows
for update
