select
  p.id as id,
  p.full_name as full_name,
  p.team as team,
  u.employee_id is not null as matched
from clockify_employee p
left join (select distinct employee_id from clockify_user) u on u.employee_id = p.id
where p.active
order by case when p.team is null then 1 else 0 end, p.team, p.full_name, p.id
