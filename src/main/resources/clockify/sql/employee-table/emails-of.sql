select employee_id, email
from clockify_employee_email
where employee_id in (:ids)
order by employee_id, position
