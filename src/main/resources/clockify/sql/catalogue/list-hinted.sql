select time_entry_id
from clockify_hint
where workspace_id = :workspace_id
  and char_length(time_entry_id) <> 24
  and (received_at <= :before or received_at > :latest)
