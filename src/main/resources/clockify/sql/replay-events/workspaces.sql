select id
from clockify_workspace
order by id
