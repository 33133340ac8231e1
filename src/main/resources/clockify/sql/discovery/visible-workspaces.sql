select w.id, w.name
from clockify_visible_workspace v
join clockify_workspace w on w.id = v.workspace_id
where v.integration = :integration
order by w.name, w.id
