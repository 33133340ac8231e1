update clockify_outbox
set payload = cast(:payload as jsonb)
where seq = :seq
