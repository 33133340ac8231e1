select distinct p.team
from clockify_employee p
join clockify_user u on u.employee_id = p.id
where trim(p.team) <> ''
and (:everybody = 1 or p.id in (:employees))
order by p.team
limit :most
