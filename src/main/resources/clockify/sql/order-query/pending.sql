select o.id, o.action, a.by_whom, o.ordered_at, o.due_at, o.waits_for, o.held_until
from clockify_order o
left join clockify_audit_log a on a.id = o.audit_id
where o.integration = :integration
order by o.ordered_at, o.id
