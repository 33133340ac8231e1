select m.email_key
from clockify_employee_email m
where m.employee_id = :employee
