select c.external_id, c.old_employee_id
from clockify_identity_change c
where c.source = 'clockify'
  and c.old_employee_id is not null
  and c.new_employee_id is null
  and c.by_whom = '(rules)'
  and c.old_how <> 'suggestion'
  and not exists (
    select 1
    from clockify_identity i
    where i.source = c.source and i.external_id = c.external_id
  )
order by c.id
