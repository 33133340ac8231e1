select plan
from clockify_workspace
where id = :workspace_id
