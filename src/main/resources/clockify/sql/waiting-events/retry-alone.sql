update clockify_outbox_failure
set tries = :tries, alone = false, try_again_at = :now, set_aside_at = null
where alone
