select distinct u.workspace_id
from clockify_user u
where u.id in (:users)
