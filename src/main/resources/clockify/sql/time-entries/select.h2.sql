-- H2 looks each entry up by its key where the ids are rows to join; of a list, it compares each entry of the workspace with each id.
select id, integration, ${entry_columns}, changed_at, deleted_at, observed_columns
from unnest(:ids) as wanted (wanted_id)
join clockify_time_entry on workspace_id = :workspace_id and id = wanted_id
