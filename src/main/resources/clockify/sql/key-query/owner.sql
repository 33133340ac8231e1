select i.owner_email as owner_email, i.owner_zone as owner_zone
from clockify_integration i
where i.name = :integration
