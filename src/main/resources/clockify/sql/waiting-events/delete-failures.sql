delete from clockify_outbox_failure
where seq in (:seqs)
