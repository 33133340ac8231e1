update clockify_identity_change
set old_employee_id = :pseudonym
where old_employee_id = :employee
