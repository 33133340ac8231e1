update clockify_audit_log
set subject = :pseudonym
where subject = :employee
  and action like 'person_%'
