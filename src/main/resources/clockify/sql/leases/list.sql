select workspace_id
from clockify_lease
order by workspace_id
