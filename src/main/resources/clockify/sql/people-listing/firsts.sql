select min(id)
from clockify_identity_change
where source = 'clockify'
  and decision in (:decisions)
group by decision
