update clockify_integration
set backfill_from = :backfill_from
where name = :name
