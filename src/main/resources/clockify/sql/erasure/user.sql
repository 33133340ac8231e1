update clockify_user
set id = :pseudonym, email = null, name = null, employee_id = null, matched_by = null, changed_at = :now
where id = :user
