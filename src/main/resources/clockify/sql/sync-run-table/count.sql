update clockify_sync_run
set entries_seen = entries_seen + :entries_seen,
    inserted = inserted + :inserted,
    updated = updated + :updated,
    restored = restored + :restored,
    deleted = deleted + :deleted,
    unchanged = unchanged + :unchanged,
    healed = healed + :healed,
    rejected = rejected + :rejected
where id = :id
