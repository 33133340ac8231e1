insert into clockify_identity_change (
  source, external_id, old_employee_id, old_how, old_rule, new_employee_id, new_how, new_rule, by_whom, changed_at, decision
)
values (
  :source, :externalId, :oldEmployeeId, :oldHow, :oldRule, :employeeId, :how, :rule, :byWhom, :now, :decision
)
