select p.calendar_day, e.project_id, e.project_name, p.part_from, p.part_to
from clockify_person_part p
join clockify_time_entry e on e.workspace_id = p.workspace_id and e.id = p.time_entry_id
where p.employee_id = :employee
and p.calendar_day >= :from
and p.calendar_day <= :to
and coalesce(p.type, 'REGULAR') not in ('BREAK', 'TIME_OFF', 'TIMEOFF', 'HOLIDAY')
