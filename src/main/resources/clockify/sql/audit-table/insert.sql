insert into clockify_audit_log
  (ordered_at, by_whom, via, action, subject, old_values, new_values, decision, outcome)
values
  (:ordered_at, :by_whom, :via, :action, :subject, :old_values, :new_values, :decision, :outcome)
