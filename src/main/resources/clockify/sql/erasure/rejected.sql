delete from clockify_rejected
where position(:text in payload) > 0
  or position(:json in payload) > 0
  or position(:text in reason) > 0
