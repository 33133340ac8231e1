select distinct u.id
from clockify_user u
left join clockify_employee p on p.id = u.employee_id
where (:everybody = 1 or u.employee_id in (:employees))
and (:any_person = 1 or u.employee_id = :person or u.id = :person)
and (:any_team = 1 or p.team = :team)
and (:unmatched = 0 or u.employee_id is null and not exists (
  select 1
  from clockify_identity i
  where i.source = 'clockify'
  and i.external_id = u.id
  and i.how = 'ignored'))
