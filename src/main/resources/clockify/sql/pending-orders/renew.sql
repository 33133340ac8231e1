update clockify_order
set held_until = :held_until
where id in (:ids)
  and held_until is not null
