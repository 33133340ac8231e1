update clockify_outbox
set payload = cast(:payload as json)
where seq = :seq
