select id, plan
from clockify_workspace
order by id
for update
