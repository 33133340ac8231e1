select id, ordered_at, by_whom, via, action, subject, old_values as values_before, new_values as values_after, decision, outcome, error
from clockify_audit_log
where (action like 'person_%' and subject = :text)
  or (action like 'console_user_%' and subject = :text)
  or by_whom = :text
  or position(:text in old_values) > 0
  or position(:text in new_values) > 0
  or position(:text in error) > 0
order by id
