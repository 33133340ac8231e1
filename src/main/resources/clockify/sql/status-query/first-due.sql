select s.integration as integration, min(case when s.due_at is null or s.due_since > :latest then :now else s.due_at end) as due_at
from clockify_integration_workspace s
group by s.integration
