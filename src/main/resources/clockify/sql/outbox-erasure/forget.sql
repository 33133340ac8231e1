delete from clockify_outbox
where aggregatetype = :aggregatetype
  and aggregateid like concat('%', :suffix)
