select external_id, old_employee_id, old_how, old_rule, new_employee_id, new_how, new_rule, by_whom, changed_at, decision
from clockify_identity_change
where source = 'clockify' and external_id in (:users)
order by id
