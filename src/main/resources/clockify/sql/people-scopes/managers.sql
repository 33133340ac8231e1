select distinct p.manager_email
from clockify_employee p
where p.manager_email is not null
