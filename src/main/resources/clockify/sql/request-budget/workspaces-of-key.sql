select id, plan, name
from clockify_workspace
where id in (
  select workspace_id from clockify_visible_workspace where integration in (:integrations))
order by id
for update
