select i.name, i.fingerprint, i.read_at, count(w.workspace_id) as selected,
  sum(case when w.workspace_id is not null and (w.due_at is null or w.due_at <= :now) then 1 else 0 end) as due
from clockify_integration i
  left join clockify_integration_workspace w on w.integration = i.name
group by i.name, i.fingerprint, i.read_at
