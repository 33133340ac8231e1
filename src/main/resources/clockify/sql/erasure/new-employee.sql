update clockify_identity_change
set new_employee_id = :pseudonym
where new_employee_id = :employee
