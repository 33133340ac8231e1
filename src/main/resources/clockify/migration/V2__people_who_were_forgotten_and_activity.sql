-- Privacy ----------------------------------------------------------------------------------------

-- The secret of the keyed hash, made at random when somebody is forgotten for the first time.
create table clockify_privacy_key (
  id       integer not null primary key,
  hash_key char(64) not null
) ${options};

-- Who was forgotten: keyed hashes of ids and addresses, nothing else.
create table clockify_forgotten (
  pseudonym    ${id} not null primary key,
  -- 'user', 'employee' or 'email'
  kind         varchar(20) not null,
  forgotten_at ${ts} not null
) ${options};

-- Activity ---------------------------------------------------------------------------------------

-- The days of the zone of clockify.day-zone, written by the plugin: where a day starts is not the same everywhere.
create table clockify_day (
  calendar_day date not null primary key,
  -- the day's Monday, and the first of its month
  week_start   date not null,
  month_start  date not null,
  starts_at    ${ts} not null,
  ends_at      ${ts} not null,
  zone         varchar(64) not null
) ${options};

create index clockify_day_start on clockify_day (starts_at);

-- What was worked on each day: the entries that have ended and are not deleted, divided at midnight. An entry without
-- length is on the day of its start. Time off, holidays and breaks are no work.
create view clockify_activity_part as
select
  d.calendar_day as calendar_day,
  d.week_start as week_start,
  d.month_start as month_start,
  e.workspace_id as workspace_id,
  e.id as time_entry_id,
  u.employee_id as employee_id,
  p.full_name as employee_name,
  p.team as team,
  e.project_id as project_id,
  e.project_name as project_name,
  coalesce(e.billable, false) as billable,
  ${elapsed}least(e.ended_at, d.ends_at)${minus}greatest(e.started_at, d.starts_at)${end} as seconds
from clockify_time_entry e
join clockify_day d
  -- no day is longer than 26 hours: with the two bounds the index finds the one or two days at once
  on d.starts_at > e.started_at - interval '26' hour
  and d.starts_at <= e.ended_at
  and d.ends_at > e.started_at
  and (d.starts_at < e.ended_at or d.starts_at <= e.started_at)
left join clockify_user u on u.workspace_id = e.workspace_id and u.id = e.user_id
left join clockify_employee p on p.id = u.employee_id
where e.deleted_at is null
  and e.ended_at >= e.started_at
  and coalesce(e.type, 'REGULAR') not in ('TIME_OFF', 'TIMEOFF', 'HOLIDAY', 'BREAK');

create view clockify_activity_daily as
select
  calendar_day, employee_id, employee_name, team, project_id, max(project_name) as project_name, billable,
  cast(sum(seconds) as ${bigint}) as seconds,
  count(*) as entries
from clockify_activity_part
group by calendar_day, employee_id, employee_name, team, project_id, billable;

create view clockify_activity_weekly as
select
  week_start, employee_id, employee_name, team, project_id, max(project_name) as project_name, billable,
  cast(sum(seconds) as ${bigint}) as seconds,
  count(distinct time_entry_id) as entries
from clockify_activity_part
group by week_start, employee_id, employee_name, team, project_id, billable;

create view clockify_activity_monthly as
select
  month_start, employee_id, employee_name, team, project_id, max(project_name) as project_name, billable,
  cast(sum(seconds) as ${bigint}) as seconds,
  count(distinct time_entry_id) as entries
from clockify_activity_part
group by month_start, employee_id, employee_name, team, project_id, billable;
