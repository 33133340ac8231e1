delete from clockify_order
where id = :id
  and (held_until is null or held_until <= :now)
