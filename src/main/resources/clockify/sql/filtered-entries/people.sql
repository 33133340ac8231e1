select q.id, q.name, q.is_employee
from (
  select p.id as id, coalesce(p.full_name, p.id) as name, true as is_employee
  from clockify_employee p
  join clockify_user u on u.employee_id = p.id
  where :everybody = 1 or p.id in (:employees)
  union
  select u.id, coalesce(u.name, u.email, u.id), false
  from clockify_user u
  where :everybody = 1
  and u.employee_id is null
  and u.id not like 'erased-%'
) q
order by q.name, q.id
limit :most
