select s.integration, s.workspace_id, s.kind, s.reason, count(*) as rejected_rows, max(s.last_seen_at) as last_seen_at
from (
  select
    r.integration, r.workspace_id, r.kind,
    case when position(': ' in r.reason) > 0 then substring(r.reason, 1, position(': ' in r.reason) - 1) else r.reason end as reason,
    r.last_seen_at
  from clockify_rejected r) s
group by s.integration, s.workspace_id, s.kind, s.reason
order by s.integration, s.workspace_id, s.kind, s.reason
