update clockify_sync_run
set finished_at = :finished_at, outcome = :outcome, requests = :requests, requests_in_vain = :requests_in_vain, error = :error
where id = :id
  and finished_at is null
