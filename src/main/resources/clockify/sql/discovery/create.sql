insert into clockify_integration (name, backfill_from, first_sync_at)
values (:name, :backfill_from, :first_sync_at)
