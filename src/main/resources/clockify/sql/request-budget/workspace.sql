select id, plan, name
from clockify_workspace
where id = :workspace_id
for update
