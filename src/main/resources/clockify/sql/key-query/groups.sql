select
  g.id as id,
  g.name as name,
  (select count(*) from clockify_user_group_member m where m.workspace_id = g.workspace_id and m.id = g.id) as users
from clockify_user_group g
where g.workspace_id = :workspace
order by g.name, g.id
