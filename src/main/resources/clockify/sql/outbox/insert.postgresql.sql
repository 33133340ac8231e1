-- Each parameter is a column of the events, as an array.
insert into clockify_outbox (id, aggregatetype, aggregateid, type, payload, created_at, replayed)
select id, aggregatetype, aggregateid, type, cast(payload as json), cast(:now as timestamptz), :replayed
from unnest(
  cast(:id as text[]), cast(:aggregatetype as text[]), cast(:aggregateid as text[]), cast(:type as text[]), cast(:payload as text[])
) as event (id, aggregatetype, aggregateid, type, payload)
