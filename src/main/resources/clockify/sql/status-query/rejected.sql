select count(*) as rejected
from clockify_rejected r
where r.integration = :integration
and r.workspace_id = :workspace
