update clockify_sync_run
set error = 'removed: it named somebody who was erased'
where position(:text in error) > 0
