select id
from clockify_time_entry
where workspace_id = :workspace_id
  and deleted_at is null
  and id >= :id_from
  and id < :id_to
