update clockify_user
set id = :pseudonym, email = null, name = null, employee_id = null, matched_by = null,
  time_zone = null, week_start = null, roles = null, custom_fields = null, changed_at = :now
where id = :user
