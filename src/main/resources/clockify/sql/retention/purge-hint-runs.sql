delete from clockify_sync_run
where id <= :last
  and kind = 'hints'
  and started_at < :before
  and (finished_at is not null or started_at < :abandoned)
