delete from clockify_request
where id = :id
