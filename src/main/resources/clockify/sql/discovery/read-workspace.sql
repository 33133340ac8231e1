select name, plan
from clockify_workspace
where id = :id
