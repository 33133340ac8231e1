-- Members of the selected user groups, or everybody in a workspace without any. A user in several workspaces counts once.
select
  s.integration as integration,
  count(distinct u.id) as people,
  count(distinct case when u.employee_id is not null then u.id end) as matched
from clockify_integration_workspace s
join clockify_user u on u.workspace_id = s.workspace_id
left join clockify_identity i on i.source = 'clockify' and i.external_id = u.id
where coalesce(i.how, '-') <> 'ignored'
and u.id not like 'erased-%'
and (concat(s.group_ids, '') = '[]' or exists (
  select 1
  from clockify_user_group_member m
  where m.workspace_id = u.workspace_id
  and m.user_id = u.id
  and concat(s.group_ids, '') like concat('%"', m.id, '"%')))
group by s.integration
