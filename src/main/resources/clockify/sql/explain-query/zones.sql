select distinct u.time_zone
from clockify_user u
where u.id in (:users)
and u.time_zone is not null
