update clockify_audit_log
set outcome = :outcome, new_values = :new_values, error = :error
where id = :id
