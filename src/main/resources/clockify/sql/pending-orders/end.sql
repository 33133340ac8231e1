delete from clockify_order
where id = :id
