select g.id, g.name, g.workspace_id
from clockify_visible_workspace v
join clockify_user_group g on g.workspace_id = v.workspace_id
where v.integration = :integration
order by g.name, g.id
