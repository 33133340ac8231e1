select
  p.id as id,
  p.full_name as full_name,
  p.team as team,
  u.employee_id is not null as matched,
  coalesce(a.off_seconds, 0) > 0 as time_off
from clockify_employee p
left join (select distinct employee_id from clockify_user) u on u.employee_id = p.id
left join (
  select
    employee_id,
    sum(case when worked then seconds else 0 end) as worked_seconds,
    sum(case when type in ('TIME_OFF', 'TIMEOFF', 'HOLIDAY') then seconds else 0 end) as off_seconds
  from clockify_activity_part
  where calendar_day between :from and :to
  group by employee_id
) a on a.employee_id = p.id
where p.active
  and (:everybody = 1 or p.id in (:employees))
  and coalesce(a.worked_seconds, 0) = 0
order by case when p.team is null then 1 else 0 end, p.team, p.full_name, p.id
