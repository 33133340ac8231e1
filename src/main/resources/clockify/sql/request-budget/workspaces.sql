-- Those that have a limit, and the first in any case: new keys, which may see the same workspace, pass it one after the other.
select id, plan, name
from clockify_workspace
where plan is null
  or plan in (:plans)
  or id = (select min(first_one.id) from clockify_workspace first_one)
order by id
for update
