select
  a.id, a.ordered_at, a.by_whom, a.via, a.action, a.subject, a.old_values, a.new_values, a.decision, a.outcome, a.error,
  coalesce(
    (select max(e.full_name) from clockify_employee e where e.id = a.subject and a.action = 'person_exported'),
    (select max(u.name) from clockify_user u where u.id = a.subject and a.action = 'person_exported')) as person
from clockify_audit_log a
where a.id < :before
  and (:by_whom = '*' or a.by_whom = :by_whom)
  and (:any_action = 1 or a.action in (:actions))
order by a.id desc
limit :limit
