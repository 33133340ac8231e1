insert into clockify_rejected
  (integration, workspace_id, kind, reason, payload, payload_hash, times, first_seen_at, last_seen_at)
values
  (:integration, :workspace_id, :kind, :reason, :payload, :payload_hash, 1, :now, :now)
