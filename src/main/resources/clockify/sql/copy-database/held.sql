select x.holder as holder, x.workspace_id as workspace_id, w.name as name
from clockify_lease_expiry x
left join clockify_workspace w on w.id = x.workspace_id
where x.expires_at > :now
  and x.expires_at <= :latest
order by x.workspace_id
