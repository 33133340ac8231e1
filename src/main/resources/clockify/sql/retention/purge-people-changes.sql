delete from clockify_people_change
where id <= :last
  and changed_at < :before
