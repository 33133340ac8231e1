select id, name, client_id as parent_id, archived
from clockify_project
where workspace_id = :workspace_id
