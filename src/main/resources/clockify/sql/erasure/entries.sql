update clockify_time_entry
set user_id = :pseudonym, description = null, custom_fields = '{}', changed_at = :now
where user_id = :user
