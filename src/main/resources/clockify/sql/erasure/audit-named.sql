update clockify_audit_log
set
  by_whom = case when by_whom = :text then :pseudonym else by_whom end,
  subject = case when subject = :text then :pseudonym else subject end
where by_whom = :text or subject = :text
