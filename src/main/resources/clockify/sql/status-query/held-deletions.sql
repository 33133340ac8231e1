select h.reason as reason, count(*) as entries, min(h.held_at) as held_at
from clockify_held_deletion h
where h.integration = :integration
and h.workspace_id = :workspace
group by h.reason
order by h.reason
