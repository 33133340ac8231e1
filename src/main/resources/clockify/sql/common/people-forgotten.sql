select pseudonym
from clockify_forgotten
where kind = :kind
