delete from clockify_outbox
where seq in (:seqs)
