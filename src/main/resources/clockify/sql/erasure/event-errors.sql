update clockify_outbox_failure
set error = 'removed: it named somebody who was erased'
where position(:text in error) > 0
  or position(:json in error) > 0
