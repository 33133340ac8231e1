update clockify_audit_log
set subject = :pseudonym
where subject = :user
  and action like 'person_%'
