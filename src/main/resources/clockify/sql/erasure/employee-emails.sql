delete from clockify_employee_email
where employee_id = :employee
