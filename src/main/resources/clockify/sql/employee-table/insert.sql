insert into clockify_employee (id, full_name, team, manager_email, active, changed_at)
values (:id, :fullName, :team, :managerEmail, :active, :now)
