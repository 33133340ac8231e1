select source, external_id, employee_id, how, rule, by_whom, since
from clockify_identity
where source = 'clockify' and external_id in (:users)
