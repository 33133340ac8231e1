select max(c.verified_at) as refused_at
from clockify_window c
where c.integration = :integration
and c.workspace_id = :workspace
and c.scope = :scope
