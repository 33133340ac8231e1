insert into clockify_outbox_failure (aggregateid, seq, tries, error, failed_at, try_again_at, set_aside_at, alone)
values (:aggregateid, :seq, :tries, :error, :failed_at, :try_again_at, :set_aside_at, :alone)
