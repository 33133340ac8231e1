update clockify_order
set due_at = :due_at, waits_for = :waits_for, held_until = null
where id = :id
