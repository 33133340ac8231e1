update clockify_time_entry
set description = null
where description is not null and started_at < :before
