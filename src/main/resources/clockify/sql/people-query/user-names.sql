select u.id as id, max(u.name) as name
from clockify_user u
group by u.id
