-- The newest of each user by the index, then the newest of all.
select e.workspace_id, e.id, e.started_at
from unnest(string_to_array(:ids, ',')) as u (id)
cross join lateral (
  select e.workspace_id, e.id, e.started_at
  from clockify_time_entry e
  where e.user_id = u.id
  and e.started_at >= :from
  and e.started_at < :to
  and e.deleted_at is null
  and /* filter */ true
  and (e.started_at < :at or e.workspace_id > :workspace or e.workspace_id = :workspace and e.id > :entry)
  order by e.started_at desc, e.workspace_id, e.id
  limit :most
) e
order by e.started_at desc, e.workspace_id, e.id
limit :most
