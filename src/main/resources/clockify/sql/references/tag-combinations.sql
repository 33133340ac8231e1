select distinct tag_ids as tag_ids
from clockify_time_entry
where workspace_id = :workspace_id
  and tag_ids like :pattern
