insert into clockify_order (id, integration, action, audit_id, ordered_at, due_at)
values (:id, :integration, :action, :audit_id, :ordered_at, :due_at)
