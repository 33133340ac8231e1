select x.holder as holder, x.expires_at as expires_at, w.name as name
from clockify_lease_expiry x
left join clockify_workspace w on w.id = x.workspace_id
where x.workspace_id = :workspace_id
