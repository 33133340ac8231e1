delete from clockify_rejected
where id <= :last
  and last_seen_at < :before
