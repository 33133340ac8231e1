update clockify_outbox_failure
set tries = 0, try_again_at = :now, set_aside_at = null, alone = false
where aggregateid = :aggregateid
