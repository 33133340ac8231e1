select s.integration as integration, min(coalesce(s.due_at, :now)) as due_at
from clockify_integration_workspace s
group by s.integration
