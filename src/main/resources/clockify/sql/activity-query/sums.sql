select workspace_id, first_day, sums
from clockify_activity_sum
where grain = :grain
  and last_day >= :from
  and first_day <= :to
