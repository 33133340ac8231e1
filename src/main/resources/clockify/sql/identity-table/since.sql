select external_id, since
from clockify_identity
where source = 'clockify'
