select distinct cast(tag_ids as text) as tag_ids
from clockify_time_entry
where workspace_id = :workspace_id
  and cast(tag_ids as text) like :pattern
