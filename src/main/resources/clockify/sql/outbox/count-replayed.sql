select count(*)
from clockify_time_entry
where started_at >= :from
  and started_at < :to
