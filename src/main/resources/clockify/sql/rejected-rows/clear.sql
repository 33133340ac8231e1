delete from clockify_rejected
where id = :id
