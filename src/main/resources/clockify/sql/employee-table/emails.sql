select employee_id, email
from clockify_employee_email
order by employee_id, position
