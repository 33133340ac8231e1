select pseudonym
from clockify_erased
where kind = :kind
