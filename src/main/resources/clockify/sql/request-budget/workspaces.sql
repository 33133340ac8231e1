-- The workspaces with a limit, and the first one in any case, as a lock: new keys, which may see the same workspace, wait for each other.
select id, plan, name
from clockify_workspace
where plan is null
  or plan in (:plans)
  or id = (select min(first_one.id) from clockify_workspace first_one)
order by id
for update
