update clockify_rejected
set payload = :payload, payload_hash = :hash
where id = :id
