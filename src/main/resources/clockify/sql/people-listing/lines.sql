select
  c.id, c.external_id, c.old_employee_id, c.old_how, c.old_rule, c.new_employee_id, c.new_how, c.new_rule, c.by_whom, c.changed_at,
  c.decision,
  (select max(u.name) from clockify_user u where u.id = c.external_id) as user_name,
  case
    when coalesce(i.how, '') = coalesce(c.new_how, '') and coalesce(i.employee_id, '') = coalesce(c.new_employee_id, '') then 1
    else 0
  end as stands,
  (select count(*) from clockify_identity_change d where d.decision = c.decision) as size_of_decision
from clockify_identity_change c
left join clockify_identity i on i.source = c.source and i.external_id = c.external_id
where c.id in (:ids)
order by c.id desc
