select distinct m.employee_id
from clockify_employee_email m
where m.email_key = :email_key
