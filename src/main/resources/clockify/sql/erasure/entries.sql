update clockify_time_entry
set user_id = :pseudonym, ${entry_erased}, changed_at = :now
where user_id = :user
