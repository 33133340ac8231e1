select token
from clockify_lease
where workspace_id = :workspace_id
for update
