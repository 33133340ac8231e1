select external_id, employee_id, how, rule, email_key, by_whom
from clockify_identity
where source = 'clockify' and external_id in (:ids)
