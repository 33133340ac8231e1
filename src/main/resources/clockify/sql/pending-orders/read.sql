select id, integration, action, audit_id, ordered_at
from clockify_order
where id = :id
