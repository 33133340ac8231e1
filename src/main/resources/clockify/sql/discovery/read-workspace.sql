select name, plan, currency
from clockify_workspace
where id = :id
