-- The schema, one for H2, PostgreSQL, MySQL and MariaDB: what differs is a placeholder
-- (see io.camelhub.clockify.database.Dialect). All times are UTC.

-- Reference data, as Clockify has it --------------------------------------------------------------

-- A workspace that some key can see.
create table clockify_workspace (
  id            ${id} not null primary key,
  name          ${text},
  plan          varchar(100),
  first_seen_at ${ts} not null,
  changed_at    ${ts} not null
) ${options};

-- A client; as all names, learnt from the entries or from Clockify's lists.
create table clockify_client (
  workspace_id ${id} not null,
  id           ${id} not null,
  name         ${text},
  archived     boolean,
  -- when its name was last looked for
  looked_up_at ${ts},
  primary key (workspace_id, id)
) ${options};

-- A project, and the client that it is for.
create table clockify_project (
  workspace_id ${id} not null,
  id           ${id} not null,
  name         ${text},
  client_id    ${id},
  archived     boolean,
  -- when its name was last looked for
  looked_up_at ${ts},
  -- when the list of its tasks was last read
  tasks_read_at ${ts},
  primary key (workspace_id, id)
) ${options};

-- A task of a project.
create table clockify_task (
  workspace_id ${id} not null,
  id           ${id} not null,
  name         ${text},
  project_id   ${id},
  archived     boolean,
  -- when its name was last looked for
  looked_up_at ${ts},
  primary key (workspace_id, id)
) ${options};

-- A tag.
create table clockify_tag (
  workspace_id ${id} not null,
  id           ${id} not null,
  name         ${text},
  archived     boolean,
  -- when its name was last looked for
  looked_up_at ${ts},
  primary key (workspace_id, id)
) ${options};

-- A custom field of time entries; its values stand in the entries.
create table clockify_custom_field (
  workspace_id ${id} not null,
  id           ${id} not null,
  name         ${text},
  archived     boolean,
  looked_up_at ${ts},
  primary key (workspace_id, id)
) ${options};

-- People ------------------------------------------------------------------------------------------

-- A user of Clockify, and the employee that they are, with the rule that found it.
create table clockify_user (
  workspace_id      ${id} not null,
  id                ${id} not null,
  email             ${text},
  name              ${text},
  account_status    varchar(40),
  membership_status varchar(40),
  employee_id       ${id},
  matched_by        varchar(20),
  first_seen_at     ${ts} not null,
  changed_at        ${ts} not null,
  primary key (workspace_id, id)
) ${options};

create index clockify_user_employee on clockify_user (employee_id);

-- A user group of a workspace.
create table clockify_user_group (
  workspace_id ${id} not null,
  id           ${id} not null,
  name         ${text},
  primary key (workspace_id, id)
) ${options};

-- Who is in a user group.
create table clockify_user_group_member (
  workspace_id ${id} not null,
  id           ${id} not null,
  user_id      ${id} not null,
  primary key (workspace_id, id, user_id)
) ${options};

-- The roster: an employee, from a CSV file or from clockify.employees.query.
create table clockify_employee (
  id            ${id} not null primary key,
  full_name     ${text},
  team          ${text},
  manager_email ${text},
  active        boolean not null,
  changed_at    ${ts} not null
) ${options};

-- An employee's addresses.
create table clockify_employee_email (
  employee_id ${id} not null,
  -- 0 is the employee's own address, the further ones follow
  position    integer not null,
  email       varchar(320) not null,
  -- trimmed, case-folded and Unicode-normalised, computed in Java
  email_key   varchar(320) not null,
  primary key (employee_id, position)
) ${options};

create index clockify_employee_email_key on clockify_employee_email (email_key);

-- Which employee an account is, as a rule or a person decided; null is nobody.
create table clockify_identity (
  source      varchar(40) not null,
  external_id ${id} not null,
  employee_id ${id},
  how         varchar(40) not null,
  -- the class of an accepted suggestion
  rule        varchar(40),
  -- the comparison key of the e-mail that an automatic match rests on
  email_key   varchar(320),
  by_whom     varchar(200) not null,
  since       ${ts} not null,
  primary key (source, external_id)
) ${options};

-- What was decided before: who, when, from what to what.
create table clockify_identity_change (
  id              ${identity} primary key,
  source          varchar(40) not null,
  external_id     ${id} not null,
  old_employee_id ${id},
  old_how         varchar(40),
  old_rule        varchar(40),
  new_employee_id ${id},
  new_how         varchar(40),
  new_rule        varchar(40),
  by_whom         varchar(200) not null,
  changed_at      ${ts} not null,
  -- what one command or one run decided is undone as one
  decision        ${id} not null
) ${options};

create index clockify_identity_change_user on clockify_identity_change (source, external_id);
create index clockify_identity_change_decision on clockify_identity_change (decision);

-- The secret of the keyed hash, made at random when somebody is erased for the first time.
create table clockify_privacy_key (
  id       integer not null primary key,
  hash_key char(64) not null
) ${options};

-- Who was erased: keyed hashes of ids and addresses, nothing else.
create table clockify_erased (
  pseudonym    ${id} not null primary key,
  -- 'user', 'employee' or 'email'
  kind         varchar(20) not null,
  erased_at    ${ts} not null
) ${options};

-- Time entries ------------------------------------------------------------------------------------

-- A time entry as it is in Clockify now; one that was deleted there stays, with deleted_at.
create table clockify_time_entry (
  workspace_id     ${id} not null,
  id               ${id} not null,
  integration      varchar(40) not null,
  user_id          ${id} not null,
  description      ${text},
  type             varchar(40),
  billable         boolean,
  locked           boolean,
  project_id       ${id},
  project_name     ${text},
  client_id        ${id},
  client_name      ${text},
  task_id          ${id},
  task_name        ${text},
  tag_ids          ${json} not null,
  tags             ${json} not null,
  custom_fields    ${json} not null,
  started_at       ${ts} not null,
  ended_at         ${ts},
  duration_seconds bigint,
  first_seen_at    ${ts} not null,
  changed_at       ${ts} not null,
  deleted_at       ${ts},
  -- The columns that some source has carried so far, as a bit set: what is learnt for the first time is no change.
  observed_columns integer not null,
  primary key (workspace_id, id)
) ${options};

create index clockify_time_entry_start on clockify_time_entry (workspace_id, started_at);
create index clockify_time_entry_running on clockify_time_entry ${running};
create index clockify_time_entry_user on clockify_time_entry (user_id);

-- What changed in a time entry, and when that was seen: the values before and after.
create table clockify_time_entry_change (
  id            ${identity} primary key,
  workspace_id  ${id} not null,
  time_entry_id ${id} not null,
  kind          varchar(20) not null,
  seen_at       ${ts} not null,
  old_values    ${json} not null,
  new_values    ${json} not null
) ${options};

create index clockify_time_entry_change_entry on clockify_time_entry_change (workspace_id, time_entry_id);
create index clockify_time_entry_change_seen on clockify_time_entry_change (seen_at);

-- A row of Clockify's that could not be taken, with the reason.
create table clockify_rejected (
  id            ${identity} primary key,
  integration   varchar(40) not null,
  workspace_id  ${id} not null,
  kind          varchar(40) not null,
  reason        ${text} not null,
  payload       ${text} not null,
  payload_hash  char(64) not null,
  -- the time entry that it was to be, where it has an id
  entry_id      ${id},
  -- whether the next sync is to read the entry by its id
  retry_wanted  boolean default false not null,
  times         integer not null,
  first_seen_at ${ts} not null,
  last_seen_at  ${ts} not null,
  unique (integration, workspace_id, kind, payload_hash)
) ${options};

create index clockify_rejected_entry on clockify_rejected (workspace_id, entry_id);

-- The state of the sync ---------------------------------------------------------------------------

-- An integration of the settings, and what is known of its key.
create table clockify_integration (
  name          varchar(40) not null primary key,
  -- the day before which nothing is fetched: remembered at the first sync where no setting names it
  backfill_from date not null,
  first_sync_at ${ts} not null,
  owner_id      ${id},
  owner_email   ${text},
  -- the time zone of the key owner's profile, an IANA name
  owner_zone    varchar(64),
  -- when the key's user and workspaces were last read, and under which settings
  read_at       ${ts},
  fingerprint   char(64),
  error         ${text},
  error_at      ${ts}
) ${options};

-- The workspaces that a key can see, asked for or not.
create table clockify_visible_workspace (
  integration  varchar(40) not null,
  workspace_id ${id} not null,
  primary key (integration, workspace_id)
) ${options};

-- A workspace that an integration syncs, and how far that is.
create table clockify_integration_workspace (
  integration    varchar(40) not null,
  workspace_id   ${id} not null,
  -- the owner's role in the workspace
  owner_role     varchar(40),
  -- the user groups asked for, a JSON array of ids; [] is everybody
  group_ids      ${json} not null,
  people_read_at ${ts},
  -- 'report' or 'user-list': how windows are read, since when, and when a refused report was last tried
  reads_by       varchar(20) not null,
  reads_by_since ${ts} not null,
  reads_tried_at ${ts},
  -- how much of the report is asked for, as its refusals taught at that time; null is all
  report_step    varchar(40),
  -- runs in a row to which the report gave no answer, and when the first of them met that
  report_silent_runs  integer default 0 not null,
  report_silent_since ${ts},
  -- 'unknown', 'feed' or 'windows': how changes are learnt, and since when
  changes_by       varchar(20) not null,
  changes_by_since ${ts} not null,
  -- whether the feed takes all types of documents; 'false' is time entries alone
  feed_all_types   boolean not null,
  -- longest window that the feed takes, in hours; null is as long as documented
  feed_hours       integer,
  -- 'unknown', 'utc' or 'wall': the clock by which the feed reads the times it is asked for
  feed_clock       varchar(10) not null,
  -- where the next window of the feed begins
  feed_cursor      ${ts},
  -- until when there may have been changes that the feed did not report, or not to a key that saw less; null for never
  feed_gap_at        ${ts},
  -- when the lists of projects, clients and tags were last read
  names_read_at    ${ts},
  -- when everything recent was last compared, and when the comparison that goes on began
  reconciled_at        ${ts},
  reconcile_started_at ${ts},
  -- the last of the entries outside of all windows that were read by their ids in turn; null is from the first on
  outside_read_to      ${id},
  -- users of the groups asked for whose history is read or being read, a JSON array of ids; null before the first read
  members_read      ${text},
  -- not before this time is the next sync due, and why it waits
  due_at         ${ts},
  waits_for      varchar(200),
  synced_at      ${ts},
  error          ${text},
  primary key (integration, workspace_id)
) ${options};

-- Requests that only help, and that Clockify refused or did not answer when they were last made; or took in another form.
create table clockify_refusal (
  integration  varchar(40) not null,
  workspace_id ${id} not null,
  -- 'users', 'user groups', 'running timers', 'change feed', 'projects', 'clients', 'tags', 'tasks'; 'entries' where all was away
  request      varchar(20) not null,
  -- of the refusal; null is no answer
  status       integer,
  reason       ${text} not null,
  -- rows a page that are taken, where more are refused, and the form of the list of users; null is nothing at all
  page_size    integer,
  form         varchar(10),
  since        ${ts} not null,
  tried_at     ${ts} not null,
  primary key (integration, workspace_id, request)
) ${options};

-- What a key could see when deletions were last believed. It outlives the selection of the workspace: a key that no longer
-- sees it at all may be swapped for one that sees some of it.
create table clockify_key_view (
  integration  varchar(40) not null,
  workspace_id ${id} not null,
  owner_id     ${id} not null,
  owner_role   varchar(40),
  -- a JSON array of ids
  users        ${text} not null,
  -- whether the key was another's, or had another role, when it was last looked at
  sees_less    boolean,
  primary key (integration, workspace_id)
) ${options};

-- A window of time that was read whole, or in vain; [window_from, window_to) of entry starts.
create table clockify_window (
  integration  varchar(40) not null,
  workspace_id ${id} not null,
  -- fingerprint of the user groups that filtered it; '-' is nobody filtered; 'user:' and an id is one user's own list,
  -- 'gone:' and an id is what was verified of a user whose list is refused
  scope        varchar(64) not null,
  window_from  ${ts} not null,
  window_to    ${ts} not null,
  verified_at  ${ts} not null,
  -- why it is not whole all the same and is read again after a day, in plain words; null where it is
  left_open    ${text},
  primary key (integration, workspace_id, scope, window_from, window_to)
) ${options};

-- The pages so far of a window that is being read.
create table clockify_window_page (
  integration   varchar(40) not null,
  workspace_id  ${id} not null,
  scope         varchar(64) not null,
  window_from   ${ts} not null,
  window_to     ${ts} not null,
  pass          integer not null,
  page          integer not null,
  entries_count integer,
  -- rows received, and the ids among them, separated by commas
  received      integer not null,
  ids           ${text} not null,
  last_page     boolean not null,
  read_at       ${ts} not null,
  primary key (integration, workspace_id, scope, window_from, window_to, pass, page)
) ${options};

-- The pages so far of a window of the feed that is being read.
create table clockify_feed_page (
  integration  varchar(40) not null,
  workspace_id ${id} not null,
  window_from  ${ts} not null,
  window_to    ${ts} not null,
  -- whether the window was asked for with a day and more on each side, since the feed's clock is not known
  widened      boolean not null,
  stream       varchar(10) not null,
  pass         integer not null,
  page         integer not null,
  -- whether no page follows
  last_page    boolean not null,
  -- the entries on the page, a JSON array of ids
  ids          ${text} not null,
  primary key (integration, workspace_id, window_from, stream, pass, page)
) ${options};

-- Entries that seem to be deleted, while something about the key changed that could explain it as well.
create table clockify_held_deletion (
  integration   varchar(40) not null,
  workspace_id  ${id} not null,
  time_entry_id ${id} not null,
  reason        ${text} not null,
  held_at       ${ts} not null,
  primary key (integration, workspace_id, time_entry_id)
) ${options};

-- A run: one integration, one workspace, from the lease to its end.
create table clockify_sync_run (
  id           ${identity} primary key,
  integration  varchar(40) not null,
  workspace_id ${id} not null,
  kind         varchar(20) not null,
  started_at   ${ts} not null,
  finished_at  ${ts},
  outcome      varchar(20),
  requests     integer not null,
  entries_seen integer not null,
  inserted     integer not null,
  updated      integer not null,
  deleted      integer not null,
  unchanged    integer not null,
  healed       integer not null,
  rejected     integer not null,
  -- of the requests, those that were sent ahead of their turn and not needed
  requests_in_vain integer default 0 not null,
  error        ${text}
) ${options};

create index clockify_sync_run_workspace on clockify_sync_run (integration, workspace_id, started_at);

-- Who syncs a workspace now. The token rises each time it is taken; whoever writes locks its row.
create table clockify_lease (
  workspace_id ${id} not null primary key,
  token        bigint not null
) ${options};

-- Until when; a table of its own, so that renewal waits for nobody who writes.
create table clockify_lease_expiry (
  workspace_id ${id} not null primary key,
  token        bigint not null,
  holder       varchar(200) not null,
  expires_at   ${ts} not null
) ${options};

-- Work that was handed over, and is not done yet: the token of the one message that counts, how often one was sent, and until when
-- it is waited for. '-' for the workspace is the integration's key.
create table clockify_claim (
  integration  varchar(40) not null,
  workspace_id ${id} not null,
  token        varchar(36) not null,
  times        integer not null,
  expires_at   ${ts} not null,
  primary key (integration, workspace_id)
) ${options};

-- Every request, entered before it is sent: the budget of a workspace counts them.
create table clockify_request (
  id           ${identity} primary key,
  integration  varchar(40) not null,
  -- '-' is a request of the key itself, which counts for each of its workspaces; '?' is one of a key of which nobody knows yet
  -- what it can see, which counts for all
  workspace_id ${id} not null,
  sent_at      ${ts} not null,
  answered_at  ${ts},
  -- for reading the past, rather than for staying current
  backfill     boolean default false not null
) ${options};

create index clockify_request_workspace on clockify_request (workspace_id, sent_at);

-- For analysts ------------------------------------------------------------------------------------

-- One row per time entry that is not deleted: who, when, how long, what.
create view clockify_timeline_event as
select
  concat('clockify:', e.workspace_id, ':', e.id) as event_id,
  'clockify' as source,
  e.integration as integration,
  e.type as type,
  e.started_at as occurred_at,
  e.ended_at as ended_at,
  e.duration_seconds as duration_seconds,
  u.employee_id as employee_id,
  p.full_name as employee_name,
  p.team as team,
  u.email as actor_email,
  e.user_id as user_id,
  e.workspace_id as workspace_id,
  w.name as workspace_name,
  e.id as time_entry_id,
  e.project_name as project_name,
  e.client_name as client_name,
  e.task_name as task_name,
  e.tags as tags,
  e.billable as billable,
  case
    when trim(e.description) <> '' then e.description
    when trim(e.task_name) <> '' then e.task_name
    else e.project_name
  end as title
from clockify_time_entry e
left join clockify_user u on u.workspace_id = e.workspace_id and u.id = e.user_id
left join clockify_employee p on p.id = u.employee_id
left join clockify_workspace w on w.id = e.workspace_id
where e.deleted_at is null;

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

-- Worked seconds of a day, an employee and a project.
create view clockify_activity_daily as
select
  calendar_day, employee_id, employee_name, team, project_id, max(project_name) as project_name, billable,
  cast(sum(seconds) as ${bigint}) as seconds,
  count(*) as entries
from clockify_activity_part
group by calendar_day, employee_id, employee_name, team, project_id, billable;

-- The same of a week.
create view clockify_activity_weekly as
select
  week_start, employee_id, employee_name, team, project_id, max(project_name) as project_name, billable,
  cast(sum(seconds) as ${bigint}) as seconds,
  count(distinct time_entry_id) as entries
from clockify_activity_part
group by week_start, employee_id, employee_name, team, project_id, billable;

-- The same of a month.
create view clockify_activity_monthly as
select
  month_start, employee_id, employee_name, team, project_id, max(project_name) as project_name, billable,
  cast(sum(seconds) as ${bigint}) as seconds,
  count(distinct time_entry_id) as entries
from clockify_activity_part
group by month_start, employee_id, employee_name, team, project_id, billable;
