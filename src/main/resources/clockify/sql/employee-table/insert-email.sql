insert into clockify_employee_email (employee_id, position, email, email_key)
values (:employeeId, :position, :email, :emailKey)
