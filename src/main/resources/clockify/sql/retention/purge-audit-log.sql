delete from clockify_audit_log
where id <= :last
  and ordered_at < :before
