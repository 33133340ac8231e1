select w.id, w.plan
from clockify_workspace w
join clockify_visible_workspace v on v.workspace_id = w.id
where v.integration = :integration
order by w.id
for update
