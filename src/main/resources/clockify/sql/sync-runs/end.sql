update clockify_sync_run
set finished_at = :finished_at, outcome = :outcome, requests = :requests, error = :error
where id = :id
  and finished_at is null
