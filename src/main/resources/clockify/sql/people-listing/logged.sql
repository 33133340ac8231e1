select
  user_id,
  coalesce(sum(case when type in ('BREAK', 'TIME_OFF', 'HOLIDAY') then 0 else duration_seconds end), 0) as seconds,
  max(started_at) as last_start
from clockify_time_entry
where user_id in (:ids)
  and started_at >= :from
  and deleted_at is null
group by user_id
