delete from clockify_activity_stale
where workspace_id = :workspace
  and utc_day = :day
  and id <= :seen
