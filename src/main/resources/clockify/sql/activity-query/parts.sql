select
  p.calendar_day as calendar_day,
  p.employee_id as employee_id,
  p.employee_name as employee_name,
  p.team as team,
  p.project_id as project_id,
  p.project_name as project_name,
  p.client_id as client_id,
  p.client_name as client_name,
  p.billable as billable,
  p.seconds as seconds
from clockify_activity_part p
join clockify_time_entry e on e.workspace_id = p.workspace_id and e.id = p.time_entry_id
where p.worked
  and p.calendar_day between :from and :to
  and (:everybody = 1 or p.employee_id in (:employees))
  and (:integration = '' or e.integration = :integration)
  and (:team = '' or p.team = :team)
  and (:employee = '' or p.employee_id = :employee)
  and (:project = '' or p.project_id = :project or p.project_name = :project)
  and (:client = '' or p.client_id = :client or p.client_name = :client)
