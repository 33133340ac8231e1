select seen.workspace_id, seen.time_entry_id, seen.seen_at, seen.change_id
from (
  (select e.workspace_id as workspace_id, e.id as time_entry_id, e.first_seen_at as seen_at, 0 as change_id
  from clockify_time_entry e
  where e.first_seen_at >= :at
  and e.first_seen_at <= :until
  and (e.first_seen_at > :at
    or :change_id = 0 and (e.workspace_id > :workspace_id or e.workspace_id = :workspace_id and e.id > :time_entry_id))
  order by e.first_seen_at, e.workspace_id, e.id
  limit :most)
  union all
  (select c.workspace_id as workspace_id, c.time_entry_id as time_entry_id, c.seen_at as seen_at, c.id as change_id
  from clockify_time_entry_change c
  where c.seen_at >= :at
  and c.seen_at <= :until
  and (c.seen_at > :at or c.id > :change_id)
  order by c.seen_at, c.id
  limit :most)) seen
order by seen.seen_at, seen.change_id, seen.workspace_id, seen.time_entry_id
limit :most
