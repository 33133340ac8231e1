update clockify_time_entry
set user_id = :pseudonym, description = null, custom_fields = '{}',
  hourly_rate = null, cost_rate = null, billable_amount = null, cost_amount = null, currency = null, changed_at = :now
where user_id = :user
