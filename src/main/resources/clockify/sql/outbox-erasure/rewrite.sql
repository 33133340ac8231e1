update clockify_outbox
set payload = :payload
where seq = :seq
