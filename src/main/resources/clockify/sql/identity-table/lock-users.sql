select id
from clockify_user
where id in (:ids)
order by id, workspace_id
for update
