-- entries alone: their ids have 24 letters, and no list has a name so long
select time_entry_id, received_at
from clockify_hint
where workspace_id = :workspace_id
  and char_length(time_entry_id) = 24
order by received_at, time_entry_id
limit :rows
