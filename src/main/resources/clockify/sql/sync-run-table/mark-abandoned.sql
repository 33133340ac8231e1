update clockify_sync_run
set finished_at = :now, outcome = 'failed', error = 'the process ended before the run did'
where workspace_id = :workspace_id
  and finished_at is null
