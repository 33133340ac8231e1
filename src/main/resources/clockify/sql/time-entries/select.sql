select id, integration, ${entry_columns}, changed_at, deleted_at, observed_columns
from clockify_time_entry
where workspace_id = :workspace_id
  and id in (:ids)
