update clockify_rejected
set retry_wanted = false
where integration = :integration
  and retry_wanted = true
