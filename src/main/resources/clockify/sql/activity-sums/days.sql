select first_day, sums
from clockify_activity_sum
where workspace_id = :workspace
  and grain = 'day'
  and first_day >= :from
  and first_day < :to
