insert into clockify_rejected
  (integration, workspace_id, kind, reason, payload, payload_hash, entry_id, times, first_seen_at, last_seen_at)
values
  (:integration, :workspace_id, :kind, :reason, :payload, :payload_hash, :entry_id, 1, :now, :now)
