insert into clockify_outbox (id, aggregatetype, aggregateid, type, payload, created_at, replayed)
values (:id, :aggregatetype, :aggregateid, :type, cast(:payload as jsonb), :now, :replayed)
