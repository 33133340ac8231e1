update clockify_request
set answered_at = :answered_at
where id = :id
