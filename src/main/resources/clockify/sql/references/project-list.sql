select id, name, client_id as parent_id, archived, billable, public, color, note, estimate_seconds
from clockify_project
where workspace_id = :workspace_id
