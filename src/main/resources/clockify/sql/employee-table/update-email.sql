update clockify_employee_email
set email = :email, email_key = :emailKey
where employee_id = :employeeId and position = :position
