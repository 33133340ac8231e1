select id
from clockify_order
where due_at <= :now
  and (held_until is null or held_until <= :now)
order by ordered_at, id
