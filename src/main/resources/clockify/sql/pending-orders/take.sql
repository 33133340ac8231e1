update clockify_order
set held_until = :held_until, waits_for = null
where id = :id
  and due_at <= :now
  and (held_until is null or held_until <= :now)
