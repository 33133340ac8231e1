update clockify_outbox_failure
set seq = :seq, tries = :tries, error = :error, failed_at = :failed_at, try_again_at = :try_again_at, set_aside_at = :set_aside_at, alone = :alone
where aggregateid = :aggregateid
