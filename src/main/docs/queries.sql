-- Worked queries. They run on all four databases. Replace what begins with a colon: :from and :before are times in UTC, :monday and :month
-- dates (a Monday, the first of a month).

-- 1. Hours a week, by employee
select week_start, employee_id, employee_name, round(sum(seconds) / 3600.0, 2) as hours
from clockify_activity_weekly
where week_start >= :monday
group by week_start, employee_id, employee_name
order by week_start, employee_name;

-- 2. Hours of a month, by client and project
select client_name, project_name, round(sum(seconds) / 3600.0, 2) as hours
from clockify_activity_monthly
where month_start = :month
group by client_id, client_name, project_id, project_name
order by client_name, project_name;

-- 3. Billable share of a month, by employee
select
  employee_name,
  round(sum(seconds) / 3600.0, 2) as hours,
  round(100.0 * sum(case when billable then seconds else 0 end) / nullif(sum(seconds), 0), 1) as billable_percent
from clockify_activity_monthly
where month_start = :month
group by employee_id, employee_name
order by employee_name;

-- 4. Who logged nothing in a week
-- Where `has_clockify_user` is false, match the person first: their time may be there, under nobody.
select employee_name, team, has_clockify_user
from clockify_missing_time
where week_start = :monday
  and hours = 0
  and other_hours = 0
order by employee_name;

-- 5. Overlaps of more than a minute
select employee_name, first_time_entry_id, second_time_entry_id, overlaps_from, seconds
from clockify_overlap
where seconds > 60
  and overlaps_from >= :from
order by overlaps_from;

-- 6. Long timers: running since before a time, or more than 12 hours long
select employee_name, actor_email, time_entry_id, occurred_at, duration_seconds, title
from clockify_timeline_event
where ended_at is null and occurred_at < :before
  or duration_seconds > 12 * 3600
order by occurred_at;

-- 7. Late edits
select employee_name, time_entry_id, kind, ended_at, late_at, known_by
from clockify_late_edit
where late_at >= :from
order by late_at;

-- 8. Deleted entries, with their last content
select e.deleted_at, u.name as user_name, e.id, e.started_at, e.duration_seconds, e.project_name, e.description
from clockify_time_entry e
left join clockify_user u on u.workspace_id = e.workspace_id and u.id = e.user_id
where e.deleted_at >= :from
order by e.deleted_at;

-- 9. Changes of one entry
select seen_at, kind, old_values, new_values
from clockify_time_entry_change
where workspace_id = :workspace
  and time_entry_id = :entry
order by id;

-- 10. People in two workspaces
select p.full_name, count(distinct u.workspace_id) as workspaces
from clockify_user u
join clockify_employee p on p.id = u.employee_id
where coalesce(u.membership_status, 'ACTIVE') = 'ACTIVE'
group by p.id, p.full_name
having count(distinct u.workspace_id) > 1
order by p.full_name;

-- 11. Who owes more than a fifth of a week
select employee_name, round(expected_seconds / 3600.0, 2) as due, round(logged_seconds / 3600.0, 2) as logged, approval_state
from clockify_expected_week
where week_start = :monday
  and difference_seconds * 5 < -expected_seconds
order by employee_name;

-- 12. Absences of a month
select calendar_day, employee_name, is_holiday, time_off_seconds
from clockify_expected_day
where month_start = :month
  and (holiday_seconds > 0 or time_off_seconds > 0)
order by calendar_day, employee_name;

-- 13. Days of more than ten hours, or without a break
select calendar_day, employee_name, first_start, last_end, worked_seconds, break_seconds + gap_seconds as paused_seconds
from clockify_workday
where month_start = :month
  and (worked_seconds > 36000 or worked_seconds > 21600 and break_seconds + gap_seconds < 1800)
order by calendar_day, employee_name;

-- 14. Plans of a week, and what became of them
select employee_name, project_name, planned_seconds, logged_seconds
from clockify_plan
where week_start = :monday
order by employee_name, project_name;

-- 15. What can be billed for a month
select client_name, project_name, currency, seconds, time_amount, expense_amount
from clockify_unbilled
where month_start = :month
order by client_name, project_name;

-- 16. Weeks that nobody has approved as they are
select week_start, employee_name, kind, since
from clockify_approval_gap
where week_start >= :monday
order by week_start, employee_name, kind;

-- 17. What needs somebody, team by team
select team, employee_name, rule, since, detail
from clockify_attention
order by team, employee_name, since;
