update clockify_employee
set full_name = :fullName, team = :team, manager_email = :managerEmail, active = :active, changed_at = :now
where id = :id
