select id, name
from clockify_workspace
where name is not null
