delete from clockify_employee
where id = :employee
