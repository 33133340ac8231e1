delete from clockify_time_entry_change
where id <= :last
  and seen_at < :before
