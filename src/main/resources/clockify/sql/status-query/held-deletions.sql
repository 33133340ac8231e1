select h.integration as integration, h.workspace_id as workspace_id, h.reason as reason, count(*) as entries, min(h.held_at) as held_at
from clockify_held_deletion h
group by h.integration, h.workspace_id, h.reason
order by h.reason
