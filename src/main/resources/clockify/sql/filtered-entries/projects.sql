select distinct p.name
from clockify_project p
where p.name is not null
order by p.name
limit :most
