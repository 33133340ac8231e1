update clockify_employee
set manager_email = null
where id = :id
