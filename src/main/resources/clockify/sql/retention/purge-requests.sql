delete from clockify_request
where id <= :last
  and sent_at < :before
