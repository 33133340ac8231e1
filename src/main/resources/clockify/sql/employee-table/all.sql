select id, full_name, team, manager_email, active
from clockify_employee
order by id
