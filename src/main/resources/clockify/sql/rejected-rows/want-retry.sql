update clockify_rejected
set retry_wanted = true
where id = :id
