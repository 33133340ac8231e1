select max(w.written_at) as newest
from (
  select max(sent_at) as written_at
  from clockify_request
  union all
  select max(started_at)
  from clockify_sync_run
  union all
  select max(ordered_at)
  from clockify_audit_log) w
