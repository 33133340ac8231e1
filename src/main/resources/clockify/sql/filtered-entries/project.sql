select 1
from clockify_project p
where lower(p.name) = :name
limit 1
