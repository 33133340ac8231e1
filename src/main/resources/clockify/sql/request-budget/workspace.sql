select id, plan
from clockify_workspace
where id = :workspace_id
for update
