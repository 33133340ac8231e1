select p.id
from clockify_employee p
where p.id = :self
or p.manager_email in (:managers)
or trim(p.team) <> '' and p.team in (
  select o.team
  from clockify_employee o
  where o.id = :self)
