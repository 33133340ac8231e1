-- The facts that decide how many of a workspace's users' entries a key sees.
select
  s.owner_role as owner_role,
  s.group_ids as group_ids,
  i.owner_id as owner_id,
  v.people as people,
  v.open_to_all as open_to_all,
  r.status as denied,
  (select count(*) from clockify_user u where u.workspace_id = s.workspace_id and u.id not like 'erased-%') as known
from clockify_integration_workspace s
join clockify_integration i on i.name = s.integration
left join clockify_visible_workspace v on v.integration = s.integration and v.workspace_id = s.workspace_id
left join clockify_refusal r on r.integration = s.integration and r.workspace_id = s.workspace_id
  and r.request = 'users' and r.status = 403 and r.page_size is null
where s.integration = :integration
  and s.workspace_id = :workspace_id
