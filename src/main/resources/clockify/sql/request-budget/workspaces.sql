select id, plan, name
from clockify_workspace
order by id
for update
