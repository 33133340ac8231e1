update clockify_rejected
set times = times + 1, reason = :reason, last_seen_at = :now, retry_wanted = false
where integration = :integration
  and workspace_id = :workspace_id
  and kind = :kind
  and payload_hash = :payload_hash
