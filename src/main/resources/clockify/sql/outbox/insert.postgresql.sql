-- Each parameter is an array of the values of one column; payloads are bytes in UTF-8.
insert into clockify_outbox (id, aggregatetype, aggregateid, type, payload, created_at, replayed)
select id, aggregatetype, aggregateid, type, convert_from(payload, 'UTF8'), cast(:now as timestamptz), :replayed
from unnest(
  cast(:id as text[]), cast(:aggregatetype as text[]), cast(:aggregateid as text[]), cast(:type as text[]), cast(:payload as bytea[])
) as event (id, aggregatetype, aggregateid, type, payload)
