update clockify_sync_run
set finished_at = case when started_at > :now then started_at else :now end, outcome = 'failed', error = 'the process ended before the run did'
where workspace_id = :workspace_id
  and finished_at is null
