select i.name, i.fingerprint, i.read_at, count(w.workspace_id) as selected,
  sum(case when w.workspace_id is not null and (w.due_at is null or w.due_at <= :now or w.due_since > :latest)
    and (c.expires_at is null or c.expires_at <= :now or c.written_at > :latest) then 1 else 0 end) as due
from clockify_integration i
  left join clockify_integration_workspace w on w.integration = i.name
  left join clockify_claim c on c.integration = w.integration and c.workspace_id = w.workspace_id
group by i.name, i.fingerprint, i.read_at
