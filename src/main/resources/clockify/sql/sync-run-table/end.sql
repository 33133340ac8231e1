update clockify_sync_run
set finished_at = case when started_at > :finished_at then started_at else :finished_at end, outcome = :outcome, requests = :requests, requests_in_vain = :requests_in_vain, error = :error
where id = :id
  and finished_at is null
