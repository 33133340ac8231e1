delete from clockify_activity_sum
where workspace_id = :workspace
  and grain = :grain
  and first_day = :day
