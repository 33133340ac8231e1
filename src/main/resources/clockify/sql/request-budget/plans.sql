select distinct plan
from clockify_workspace
where plan is not null
