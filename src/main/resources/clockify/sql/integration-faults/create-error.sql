-- Of one that was never synced, nothing else is known.
insert into clockify_integration (name, error, error_at, key_fault, refused_at)
values (:name, :error, :error_at, :key_fault, :refused_at)
