select name as integration, owner_id, owner_email, owner_zone
from clockify_integration
where owner_id in (:users)
order by name
