-- The schema, one for H2, PostgreSQL, MySQL and MariaDB: what differs is a placeholder
-- (see io.camelhub.clockify.database.Dialect). All times are UTC.
-- The lines right above a table, a view or a column become its comment in the database (see CommentedSql).

-- Reference data, as Clockify has it --------------------------------------------------------------

-- A workspace that some key can see.
create table clockify_workspace (
  -- Clockify's id
  id            ${id} not null primary key,
  -- its name
  name          ${text},
  -- the plan as Clockify calls it, such as FREE or PRO_YEAR; null where Clockify does not say it
  plan          varchar(100),
  -- ISO 4217 code of the workspace's default currency; null where Clockify does not say it
  currency      varchar(40),
  -- what its plan has, as Clockify names it, such as TIME_OFF: a JSON array, as text; null where Clockify does not say it
  features      ${text},
  -- its working days, such as MONDAY: a JSON array, as text; null where Clockify does not say them
  working_days  ${text},
  -- how its reports round times, such as Round to nearest 15; null where they do not. Times here are not rounded
  rounding      varchar(80),
  -- entries that began before it cannot be edited, UTC; null where Clockify does not say it
  locked_before ${ts},
  -- what an hour is billed at where nothing else is set, in minor units (cents); null without clockify.rates, for none, or not reported
  hourly_rate   bigint,
  -- what an hour costs, in minor units; null as hourly_rate
  cost_rate     bigint,
  -- when the plugin first saw it
  first_seen_at ${ts} not null,
  -- when the plugin last saw another name, plan or setting; not a time of Clockify's
  changed_at    ${ts} not null
) ${options};

create index clockify_workspace_plan on clockify_workspace (plan);

-- A client; as all names, learnt from the entries or from Clockify's lists.
create table clockify_client (
  -- the workspace's id
  workspace_id ${id} not null,
  -- Clockify's id
  id           ${id} not null,
  -- its name; null until one is reported
  name         ${text},
  -- whether it is archived in Clockify; null until it is reported
  archived     boolean,
  -- e-mail for invoices; null for none, or not reported
  email        ${text},
  -- postal address; null for none, or not reported
  address      ${text},
  -- note; null for none, or not reported
  note         ${text},
  -- ISO 4217 code of the currency of its invoices; null where it is not reported
  currency     varchar(40),
  -- JSON array of further e-mail addresses for invoices; null until it is reported
  cc_emails    ${text},
  -- when its name was last looked for; null where it was known
  looked_up_at ${ts},
  primary key (workspace_id, id)
) ${options};

-- A project, and the client that it is for.
create table clockify_project (
  -- the workspace's id
  workspace_id ${id} not null,
  -- Clockify's id
  id           ${id} not null,
  -- its name; null until one is reported
  name         ${text},
  -- the client's id in clockify_client; null for none
  client_id    ${id},
  -- whether it is archived in Clockify; null until it is reported
  archived     boolean,
  -- whether its new entries are billable by default; not whether an entry is: see clockify_time_entry. Null until it is reported
  billable     boolean,
  -- whether everybody in the workspace may use it; null until it is reported
  public       boolean,
  -- colour in Clockify's pages, such as #03A9F4; null until it is reported
  color        varchar(40),
  -- note; null for none, or not reported
  note         ${text},
  -- estimated time in seconds; null for none, or not reported
  estimate_seconds bigint,
  -- when the estimate begins anew, such as MONTHLY; null for never, or not reported
  time_estimate_reset varchar(40),
  -- whether the estimate counts; null until it is reported
  estimate_active boolean,
  -- tracked time in seconds by Clockify, as of the last list; null until it is reported
  tracked_seconds bigint,
  -- whether it is a template; null until it is reported
  template     boolean,
  -- what an hour is billed at, in minor units (cents); null without clockify.rates, for none, or not reported
  hourly_rate  bigint,
  -- what an hour costs, in minor units; null as hourly_rate
  cost_rate    bigint,
  -- budget, in minor units; null as hourly_rate
  budget       bigint,
  -- when the budget begins anew, such as MONTHLY; null for never, or not reported
  budget_reset varchar(40),
  -- when its name was last looked for; null where it was known
  looked_up_at ${ts},
  -- when the list of its tasks was last read; null for never
  tasks_read_at ${ts},
  primary key (workspace_id, id)
) ${options};

-- A user or user group that a project is assigned to.
create table clockify_project_member (
  -- the workspace's id
  workspace_id ${id} not null,
  -- the project's id in clockify_project
  project_id   ${id} not null,
  -- the user's id in clockify_user, or the group's in clockify_user_group; as of the last list, there is no history
  member_id    ${id} not null,
  -- USER or USERGROUP
  kind         varchar(40) not null,
  -- ACTIVE, or what else Clockify has; null where it is not reported
  status       varchar(40),
  -- what an hour of theirs is billed at in this project, in minor units (cents); null without clockify.rates, for none, or not reported
  hourly_rate  bigint,
  -- what it costs, in minor units; null as hourly_rate
  cost_rate    bigint,
  primary key (workspace_id, project_id, member_id)
) ${options};

-- A task of a project.
create table clockify_task (
  -- the workspace's id
  workspace_id ${id} not null,
  -- Clockify's id
  id           ${id} not null,
  -- its name; null until one is reported
  name         ${text},
  -- the project's id in clockify_project
  project_id   ${id},
  -- whether it is done; null until it is reported
  archived     boolean,
  -- ACTIVE, DONE or what else Clockify has; null until it is reported
  status       varchar(40),
  -- whether its new entries are billable by default; null until it is reported
  billable     boolean,
  -- estimated time in seconds; null for none, or not reported
  estimate_seconds bigint,
  -- JSON array of the user ids of those who are to do it; null until it is reported
  assignee_ids ${text},
  -- JSON array of the ids of the user groups that are to do it; null until it is reported
  group_ids    ${text},
  -- tracked time in seconds by Clockify, as of the last list; null until it is reported
  tracked_seconds bigint,
  -- what an hour is billed at, in minor units (cents); null without clockify.rates, for none, or not reported
  hourly_rate  bigint,
  -- what an hour costs, in minor units; null as hourly_rate
  cost_rate    bigint,
  -- budget, in minor units; null as hourly_rate
  budget       bigint,
  -- when its name was last looked for; null where it was known
  looked_up_at ${ts},
  primary key (workspace_id, id)
) ${options};

-- A tag.
create table clockify_tag (
  -- the workspace's id
  workspace_id ${id} not null,
  -- Clockify's id
  id           ${id} not null,
  -- its name; null until one is reported
  name         ${text},
  -- whether it is archived in Clockify; null until it is reported
  archived     boolean,
  -- when its name was last looked for; null where it was known
  looked_up_at ${ts},
  primary key (workspace_id, id)
) ${options};

-- A custom field of time entries; its values stand in the entries.
create table clockify_custom_field (
  -- the workspace's id
  workspace_id ${id} not null,
  -- Clockify's id
  id           ${id} not null,
  -- its name; null until one is reported
  name         ${text},
  -- always null: Clockify does not say it
  archived     boolean,
  -- always null: no list of custom fields is read
  looked_up_at ${ts},
  primary key (workspace_id, id)
) ${options};

-- People ------------------------------------------------------------------------------------------

-- A user of Clockify, and the employee that they are, with the rule that found it.
create table clockify_user (
  -- the workspace's id
  workspace_id      ${id} not null,
  -- Clockify's id of the account, the same in all of its workspaces; of somebody who was erased, erased- and a hash
  id                ${id} not null,
  -- e-mail address; null for kiosk members, and where it is not reported. A known one is never overwritten by null
  email             ${text},
  -- name; null until one is reported
  name              ${text},
  -- status of the account: ACTIVE, LIMITED, DELETED, ...; null until it is reported. Not the status in this workspace
  account_status    varchar(40),
  -- status in this workspace: ACTIVE, PENDING, INACTIVE, ...; null until it is reported
  membership_status varchar(40),
  -- IANA name of the zone of their profile; null until it is reported. All times here are UTC all the same
  time_zone         varchar(64),
  -- first day of their week, such as MONDAY; null until it is reported. The views count ISO weeks all the same
  week_start        varchar(40),
  -- JSON array of the names of their roles in this workspace; [] is a plain member, null until it is reported
  roles             ${text},
  -- JSON object by field id, each with name and value: the user's own, not those of entries; null until it is reported
  custom_fields     ${text},
  -- what an hour of theirs is billed at where nothing else is set, in minor units (cents); null without clockify.rates, for none, or not
  -- reported
  hourly_rate       bigint,
  -- what an hour of theirs costs, in minor units; null as hourly_rate
  cost_rate         bigint,
  -- the employee's id in clockify_employee; null where nobody is matched
  employee_id       ${id},
  -- how they were matched: email, alias, manual or suggestion; null where nobody is matched
  matched_by        varchar(20),
  -- when the plugin first saw them
  first_seen_at     ${ts} not null,
  -- when the plugin last saw something else of them; not a time of Clockify's
  changed_at        ${ts} not null,
  primary key (workspace_id, id)
) ${options};

create index clockify_user_employee on clockify_user (employee_id);
create index clockify_user_id on clockify_user (id);

-- A user group of a workspace.
create table clockify_user_group (
  -- the workspace's id
  workspace_id ${id} not null,
  -- Clockify's id
  id           ${id} not null,
  -- its name; null until one is reported
  name         ${text},
  -- JSON array of the user ids of its team managers; null until it is reported
  manager_ids  ${text},
  primary key (workspace_id, id)
) ${options};

-- Who is in a user group.
create table clockify_user_group_member (
  -- the workspace's id
  workspace_id ${id} not null,
  -- the group's id in clockify_user_group
  id           ${id} not null,
  -- the user's id; members are as of the last reading, there is no history
  user_id      ${id} not null,
  primary key (workspace_id, id, user_id)
) ${options};

-- The roster: an employee, from a CSV file or from clockify.employees.query.
create table clockify_employee (
  -- id in the roster
  id            ${id} not null primary key,
  -- name in the roster; null where it has none
  full_name     ${text},
  -- team in the roster, not a user group of Clockify; null where it has none
  team          ${text},
  -- e-mail of their manager; null where it has none
  manager_email ${text},
  -- hours of work that are due in a week; null where the roster does not say: those of clockify.people.week-hours
  week_hours    decimal(5, 2),
  -- their first day with the company; null where the roster does not say: as far back as there are days
  joined_on     date,
  -- their last day with the company; null where the roster does not say: none
  left_on       date,
  -- whether the roster still has them
  active        boolean not null,
  -- when the plugin last took something else from the roster
  changed_at    ${ts} not null
) ${options};

-- An employee's addresses.
create table clockify_employee_email (
  -- the employee's id in clockify_employee
  employee_id ${id} not null,
  -- 0 is the employee's own address, the further ones follow
  position    integer not null,
  -- address as the roster writes it
  email       varchar(320) not null,
  -- trimmed, case-folded and Unicode-normalised, computed in Java
  email_key   varchar(320) not null,
  primary key (employee_id, position)
) ${options};

create index clockify_employee_email_key on clockify_employee_email (email_key);

-- Which employee an account is, as a rule or a person decided; null is nobody.
create table clockify_identity (
  -- where the account is: clockify
  source      varchar(40) not null,
  -- the account's id there
  external_id ${id} not null,
  -- the employee's id in clockify_employee; null is a decision for nobody
  employee_id ${id},
  -- email, alias, manual, suggestion or ignored
  how         varchar(40) not null,
  -- the class of an accepted suggestion, or why the account is ignored; else null
  rule        varchar(200),
  -- the comparison key of the e-mail that an automatic match rests on
  email_key   varchar(320),
  -- the person who decided, or (rules)
  by_whom     varchar(200) not null,
  -- when it was decided
  since       ${ts} not null,
  primary key (source, external_id)
) ${options};

-- What was decided before: who, when, from what to what.
create table clockify_identity_change (
  -- number, in the order of the decisions
  id              ${identity} primary key,
  -- where the account is: clockify
  source          varchar(40) not null,
  -- the account's id there
  external_id     ${id} not null,
  -- the employee before; null for nobody
  old_employee_id ${id},
  -- how that was decided; null for not at all
  old_how         varchar(40),
  -- the class of an accepted suggestion, or why the account is ignored; else null
  old_rule        varchar(200),
  -- the employee since; null for nobody
  new_employee_id ${id},
  -- how this was decided; null where the decision was taken back
  new_how         varchar(40),
  -- the class of an accepted suggestion, or why the account is ignored; else null
  new_rule        varchar(200),
  -- the person who decided, or (rules)
  by_whom         varchar(200) not null,
  -- when it was decided
  changed_at      ${ts} not null,
  -- what one command or one run decided is undone as one
  decision        ${id} not null
) ${options};

create index clockify_identity_change_user on clockify_identity_change (source, external_id);
create index clockify_identity_change_decision on clockify_identity_change (decision);

-- One row for each time that roster, users or decisions about them changed, for a day, and the last of them: a sync that finds the
-- same rows as before need not read the roster. Promised to nobody.
create table clockify_people_change (
  -- number
  id         ${identity} primary key,
  -- when
  changed_at ${ts} not null
) ${options};

-- The secret of the keyed hash, made at random when somebody is erased for the first time.
create table clockify_privacy_key (
  -- always 1
  id       integer not null primary key,
  -- the secret, in hex digits; without it erased people are not recognised
  hash_key char(64) not null
) ${options};

-- Who was erased: keyed hashes of ids and addresses, nothing else.
create table clockify_erased (
  -- erased- and the keyed hash; it stands for the person in other tables
  pseudonym    ${id} not null primary key,
  -- 'user', 'employee' or 'email'
  kind         varchar(20) not null,
  -- when they were erased
  erased_at    ${ts} not null
) ${options};

-- What people ordered, and what it changed: the audit log. Orders of the schedule are not in it, nor are edits of files by hand.
create table clockify_audit_log (
  -- number, in the order in which the orders began
  id         ${identity} primary key,
  -- when it was ordered
  ordered_at ${ts} not null,
  -- who ordered it: the name of a user of the console, or of the system's user who called the command line
  by_whom    varchar(200) not null,
  -- from where: console, or the command that was called
  via        varchar(200) not null,
  -- what was done, such as integration_changed or person_erased
  action     varchar(60) not null,
  -- to what: the name of an integration or of a user of the console, or the id of a person; null for none or all
  subject    varchar(200),
  -- what was before, line by line; null for nothing. Never a key or a password
  old_values ${text},
  -- what is since, or what came of it, line by line; null for nothing
  new_values ${text},
  -- what was decided about people: the decision in clockify_identity_change, where before and after stand; else null
  decision   ${id},
  -- 'done', 'waiting' (the rest goes on by itself), 'partial', 'failed' or 'withdrawn'; null while it goes on, or where its process ended first
  outcome    varchar(20),
  -- why it failed, or what it waits for; null for nothing
  error      ${text}
) ${options};

create index clockify_audit_log_ordered on clockify_audit_log (ordered_at);

-- Time entries ------------------------------------------------------------------------------------

-- A time entry as it is in Clockify now; one that was deleted there stays, with deleted_at.
create table clockify_time_entry (
  -- the workspace's id
  workspace_id     ${id} not null,
  -- Clockify's id
  id               ${id} not null,
  -- its owner: the first integration that saw it, or that took it over; only the owner finds deletions
  integration      varchar(40) not null,
  -- the user's id in clockify_user
  user_id          ${id} not null,
  -- what the person wrote; null where there is none, or it is not kept (clockify.keep-descriptions)
  description      ${text},
  -- REGULAR, BREAK, HOLIDAY, TIME_OFF or what else Clockify has; null until a source reports it, which not every one does: it
  -- then counts as work
  type             varchar(40),
  -- whether Clockify bills it; null until it is reported
  billable         boolean,
  -- whether it cannot be edited in Clockify; null until it is reported. Not whether it was deleted
  locked           boolean,
  -- the project's id in clockify_project; null for none
  project_id       ${id},
  -- the project's name as of now: a rename changes it without history; null for none, or not known
  project_name     ${text},
  -- the project's client as of now; null for none
  client_id        ${id},
  -- the client's name as of now; null for none, or not known
  client_name      ${text},
  -- the task's id in clockify_task; null for none
  task_id          ${id},
  -- the task's name as of now; null for none, or not known
  task_name        ${text},
  -- JSON array of the tags' ids; [] for none
  tag_ids          ${json} not null,
  -- JSON array of the tags' names as of now, in the order of tag_ids
  tags             ${json} not null,
  -- JSON object by field id, each with name and value; {} for none
  custom_fields    ${json} not null,
  -- start, UTC; not the day in the person's zone
  started_at       ${ts} not null,
  -- end, UTC; null while the timer runs
  ended_at         ${ts},
  -- seconds from start to end, not rounded; null while the timer runs
  duration_seconds bigint,
  -- when it was made, by Clockify's audit data; null until the change feed reports it. Not first_seen_at
  created_at       ${ts},
  -- when it was last edited, by Clockify's audit data, as of the feed's last record of it; null until the feed reports it. Not
  -- changed_at
  updated_at       ${ts},
  -- UNSUBMITTED, PENDING, APPROVED or what else Clockify has, as of the last record of the feed or reading by id; null until then
  approval_status  varchar(40),
  -- the approval request that it is part of, as of the last report; null for none, or not reported
  approval_request_id ${id},
  -- the invoice that it is on, as of the last report; null for none, or not reported
  invoice_id       ${id},
  -- the kiosk at which it was clocked; null for none, or not reported
  kiosk_id         ${id},
  -- what an hour is billed at, in minor units (cents); null without clockify.rates, for none, or not reported
  hourly_rate      bigint,
  -- what an hour costs, in minor units; null as hourly_rate
  cost_rate        bigint,
  -- what is billed for it, in minor units, computed by Clockify, as of the last report; null as hourly_rate
  billable_amount  bigint,
  -- what it costs, in minor units, computed by Clockify, as of the last report; null as hourly_rate
  cost_amount      bigint,
  -- ISO 4217 code of rates and amounts; null as hourly_rate
  currency         varchar(40),
  -- when the plugin first saw it; not when it was made
  first_seen_at    ${ts} not null,
  -- when the plugin last wrote another value, renames included; not Clockify's edit time, which is updated_at
  changed_at       ${ts} not null,
  -- when the plugin found it deleted in Clockify; null while it exists
  deleted_at       ${ts},
  -- the columns that some source has carried so far, as a bit set: what is learnt for the first time is no change
  observed_columns integer not null,
  primary key (workspace_id, id)
) ${options};

create index clockify_time_entry_start on clockify_time_entry (workspace_id, started_at);
create index clockify_time_entry_running on clockify_time_entry ${running};
create index clockify_time_entry_user on clockify_time_entry (user_id, started_at);
create index clockify_time_entry_seen on clockify_time_entry (first_seen_at);
-- entries of more than a day, which views look for apart: all others are near their start
create index clockify_time_entry_long on clockify_time_entry ${long};

-- What changed in a time entry, and when that was seen: the values before and after.
create table clockify_time_entry_change (
  -- number, in the order in which changes were seen
  id            ${identity} primary key,
  -- the workspace's id
  workspace_id  ${id} not null,
  -- the entry's id in clockify_time_entry
  time_entry_id ${id} not null,
  -- updated, deleted or restored; there is no row for the first sight
  kind          varchar(20) not null,
  -- where it was read: report, user-list, running, feed or single (by its id); of a deletion, which is always gone by its id: feed
  -- (reported), missing, or confirmed (missing, and let go by a person). Null where a page of your own does not say it
  source        varchar(40),
  -- when the plugin saw it, at most a sync after it happened; not Clockify's edit time
  seen_at       ${ts} not null,
  -- JSON object of the columns that changed, as they were; of a deletion all columns
  old_values    ${json} not null,
  -- JSON object of the same columns, as they became; {} for a deletion
  new_values    ${json} not null
) ${options};

create index clockify_time_entry_change_entry on clockify_time_entry_change (workspace_id, time_entry_id);
create index clockify_time_entry_change_seen on clockify_time_entry_change (seen_at);

-- What changed in a row of a stream, and when that was seen: the values before and after.
create table clockify_stream_change (
  -- number, in the order in which changes were seen
  id           ${identity} primary key,
  -- the workspace's id
  workspace_id ${id} not null,
  -- the stream's name, such as time_off_request; its table is clockify_ and that name
  stream       varchar(40) not null,
  -- the values of the row's key, in the order of the stream's declaration, with a slash between them
  row_key      varchar(300) not null,
  -- the user whom the row is about; null where it is about nobody
  user_id      ${id},
  -- updated, deleted, left (no longer listed) or restored; there is no row for the first sight
  kind         varchar(20) not null,
  -- when the plugin saw it; not Clockify's time
  seen_at      ${ts} not null,
  -- JSON object, as text, of the columns that changed, as they were; of a deletion all columns
  old_values   ${text} not null,
  -- JSON object, as text, of the same columns, as they became; {} for a deletion
  new_values   ${text} not null
) ${options};

create index clockify_stream_change_row on clockify_stream_change (workspace_id, stream, row_key);
create index clockify_stream_change_user on clockify_stream_change (user_id);
create index clockify_stream_change_seen on clockify_stream_change (seen_at);

-- A row of Clockify's that could not be taken, with the reason.
create table clockify_rejected (
  -- number
  id            ${identity} primary key,
  -- the integration that read it
  integration   varchar(40) not null,
  -- the workspace's id
  workspace_id  ${id} not null,
  -- what it should have been, such as time_entry
  kind          varchar(40) not null,
  -- why, in plain words
  reason        ${text} not null,
  -- the row as Clockify sent it, JSON; without what is not to be kept
  payload       ${text} not null,
  -- SHA-256 of the payload, in hex digits
  payload_hash  char(64) not null,
  -- the time entry that it was to be; null where it names none
  entry_id      ${id},
  -- whether the next sync is to read the entry by its id
  retry_wanted  boolean default false not null,
  -- how often it came
  times         integer not null,
  -- when it first came
  first_seen_at ${ts} not null,
  -- when it last came
  last_seen_at  ${ts} not null,
  unique (integration, workspace_id, kind, payload_hash)
) ${options};

create index clockify_rejected_entry on clockify_rejected (workspace_id, entry_id);
create index clockify_rejected_seen on clockify_rejected (last_seen_at, id);

-- The state of the sync ---------------------------------------------------------------------------

-- An integration of the settings, and what is known of its key.
create table clockify_integration (
  -- its name in the settings
  name          varchar(40) not null primary key,
  -- the day before which nothing is fetched: remembered at the first sync where no setting names it; null until then
  backfill_from date,
  -- when it was first read; null for never
  first_sync_at ${ts},
  -- user id of the key's owner; null until it is read
  owner_id      ${id},
  -- e-mail of the key's owner; null until it is read
  owner_email   ${text},
  -- the time zone of the key owner's profile, an IANA name
  owner_zone    varchar(64),
  -- when the key's user and workspaces were last read; null for never
  read_at       ${ts},
  -- hash of the settings that this was read under
  fingerprint   char(64),
  -- what is wrong with the key or its team ids; null where all is well
  error         ${text},
  -- since when; null where all is well
  error_at      ${ts},
  -- whether only somebody can mend it: REFUSED is the key, NO_TEAM and SOME_TEAMS are teams that it does not see; null where it
  -- may heal by itself
  key_fault     varchar(20),
  -- when Clockify last refused the key, by its own clock; null for never
  refused_at    ${ts}
) ${options};

-- The workspaces that a key can see, asked for or not.
create table clockify_visible_workspace (
  -- the integration's name
  integration  varchar(40) not null,
  -- the workspace's id
  workspace_id ${id} not null,
  -- how many people the workspace lists as its members; null where it lists none
  people       integer,
  -- whether everybody there may see all time entries, or only admins; null where it is not reported
  open_to_all  boolean,
  primary key (integration, workspace_id)
) ${options};

-- A workspace that an integration syncs, and how far that is.
create table clockify_integration_workspace (
  -- the integration's name
  integration    varchar(40) not null,
  -- the workspace's id
  workspace_id   ${id} not null,
  -- the owner's role in the workspace; null where it is not reported
  owner_role     varchar(40),
  -- that the key does not show everybody's entries, in words; null where it does, or nothing says that it does not
  sees_less      varchar(200),
  -- the user groups asked for, a JSON array of ids; [] is everybody
  group_ids      ${json} not null,
  -- when users and groups were last read; null for never
  people_read_at ${ts},
  -- how windows are read: report or user-list
  reads_by       varchar(20) not null,
  -- since when
  reads_by_since ${ts} not null,
  -- when a refused report was last tried; null for never
  reads_tried_at ${ts},
  -- how much of the report is asked for, as its refusals taught at that time; null is all
  report_step    varchar(40),
  -- runs in a row to which the report gave no answer
  report_silent_runs  integer default 0 not null,
  -- when the first of them met that; null for none
  report_silent_since ${ts},
  -- how changes are learnt: unknown, feed or windows
  changes_by       varchar(20) not null,
  -- since when
  changes_by_since ${ts} not null,
  -- whether the feed takes all types of documents; 'false' is time entries alone
  feed_all_types   boolean not null,
  -- whether the feed takes the types of streams, too, which only say that something changed
  feed_signals     boolean default true not null,
  -- longest window that the feed takes, in hours; null is as long as documented
  feed_hours       integer,
  -- 'unknown', 'utc' or 'wall': the clock by which the feed reads the times it is asked for
  feed_clock       varchar(10) not null,
  -- where the next window of the feed begins
  feed_cursor      ${ts},
  -- by how many seconds Clockify's clock is believed to be ahead of the database's; negative where it is behind
  clock_ahead       bigint default 0 not null,
  -- by how many its answers say that it is instead; null where they agree
  clock_other       bigint,
  -- since when they say so, by Clockify's clock; null where they agree
  clock_other_since ${ts},
  -- what it surely was by Clockify's clock in a sync not long ago; null for never
  clock_certain     ${ts},
  -- until when there may have been changes that the feed did not report, or not to a key that saw less; null for never
  feed_gap_at        ${ts},
  -- when everything recent was last compared; null for never
  reconciled_at        ${ts},
  -- when the comparison that goes on began; null for none
  reconcile_started_at ${ts},
  -- the last of the entries outside of all windows that were read by their ids in turn; null is from the first on
  out_of_window_read_to ${id},
  -- users of the groups asked for whose history is read or being read, a JSON array of ids; null before the first read
  members_read      ${text},
  -- rises when the key comes to see more: windows that were read before do not count as whole
  sight          integer default 0 not null,
  -- not before this time is the next sync due; null for at once
  due_at         ${ts},
  -- when that was written; where it is still to come, the database's clock was set back since, and the sync is due
  due_since      ${ts},
  -- why the next sync waits; null where it does not
  waits_for      varchar(200),
  -- what that is: BUDGET, BACKFILL_SHARE (the share of it that is for reading the past) or CLOCKIFY; null where it does not wait
  waits_on       varchar(20),
  -- when a sync last went well; null for never
  synced_at      ${ts},
  -- why the last sync failed; null where it went well
  error          ${text},
  -- when a webhook of the integration last sent something about the workspace; null for never
  hinted_at      ${ts},
  primary key (integration, workspace_id)
) ${options};

create index clockify_integration_workspace_of on clockify_integration_workspace (workspace_id);

-- Requests that only help, and that Clockify refused or did not answer when they were last made; or took in another form.
create table clockify_refusal (
  -- the integration's name
  integration  varchar(40) not null,
  -- the workspace's id
  workspace_id ${id} not null,
  -- 'users', 'user groups', 'running timers', 'change feed', 'projects', 'clients', 'tags', 'tasks', 'webhooks', 'stream ' and its name; 'entries' where all was away
  request      varchar(60) not null,
  -- of the refusal; null is no answer
  status       integer,
  -- what Clockify said
  reason       ${text} not null,
  -- rows a page that are taken, where more are refused; null is nothing at all
  page_size    integer,
  -- the form of the list of users that is taken; null for all others
  form         varchar(10),
  -- when it was first refused
  since        ${ts} not null,
  -- when it was last tried
  tried_at     ${ts} not null,
  primary key (integration, workspace_id, request)
) ${options};

-- By what deletions are judged: what a key could see when they were last believed, or what another in its place, or a greater
-- role, saw since. It outlives the selection of the workspace: a key that no longer sees it at all may be swapped for one that
-- sees some of it.
create table clockify_key_view (
  -- the integration's name
  integration  varchar(40) not null,
  -- the workspace's id
  workspace_id ${id} not null,
  -- user id of the key's owner
  owner_id     ${id} not null,
  -- their role; null where it is not reported
  owner_role   varchar(40),
  -- a JSON array of ids
  users        ${text} not null,
  -- whether the key was another's, or had another role, when it was last looked at
  sees_less    boolean,
  -- users who were seen and then no longer, and of whom nobody confirmed it, a JSON array of ids
  vanished     ${text},
  -- user id of the key's owner when it was last looked at; null before the first look
  last_owner_id ${id},
  -- their role at that time; null where it was not reported
  last_role    varchar(40),
  -- the users that it listed last, a JSON array of ids; [] where it may not list them, null before the first list
  listed       ${text},
  -- those in the user groups that its owner managed at that time, a JSON array of ids
  managed      ${text},
  -- users who came into its sight and whose entries are not read yet, a JSON array of ids
  unread       ${text},
  primary key (integration, workspace_id)
) ${options};

-- A window of time that was read whole, or in vain; [window_from, window_to) of entry starts.
create table clockify_window (
  -- the integration's name
  integration  varchar(40) not null,
  -- the workspace's id
  workspace_id ${id} not null,
  -- fingerprint of the user groups that filtered it; '-' is nobody filtered; 'user:' and an id is one user's own list,
  -- 'gone:' and an id is what was verified of a user whose list is refused
  scope        varchar(64) not null,
  -- start, included, UTC
  window_from  ${ts} not null,
  -- end, not included, UTC
  window_to    ${ts} not null,
  -- when the first of its pages was asked for; null where it was read by one request, between whose rows nothing can shift
  begun_at     ${ts},
  -- when it was read
  verified_at  ${ts} not null,
  -- why it is not whole all the same and is read again after a day, in plain words; null where it is
  left_open    ${text},
  -- sight in clockify_integration_workspace when it was asked for; -1 of a user who went out of sight or left the groups asked for
  sight        integer default 0 not null,
  primary key (integration, workspace_id, scope, window_from, window_to)
) ${options};

-- The pages so far of a window that is being read.
create table clockify_window_page (
  -- the integration's name
  integration   varchar(40) not null,
  -- the workspace's id
  workspace_id  ${id} not null,
  -- as in clockify_window
  scope         varchar(64) not null,
  -- start of the window, included, UTC
  window_from   ${ts} not null,
  -- end of the window, not included, UTC
  window_to     ${ts} not null,
  -- which reading of the window, from 1
  pass          integer not null,
  -- number of the page, from 1
  page          integer not null,
  -- entries of the whole window, as the report says; null where it does not
  entries_count integer,
  -- rows received; their ids are in ids, separated by commas
  received      integer not null,
  -- see received
  ids           ${text} not null,
  -- how long all entries of the window are together, in seconds, as the report says; null where it does not
  total_seconds bigint,
  -- how long the rows received are together, in seconds; null where one of them could not be read
  seconds       bigint,
  -- whether no page follows
  last_page     boolean not null,
  -- when it was asked for, at the earliest
  asked_at      ${ts} not null,
  primary key (integration, workspace_id, scope, window_from, window_to, pass, page)
) ${options};

-- The pages so far of a window of the feed that is being read.
create table clockify_feed_page (
  -- the integration's name
  integration  varchar(40) not null,
  -- the workspace's id
  workspace_id ${id} not null,
  -- start of the window, included, UTC
  window_from  ${ts} not null,
  -- end of the window, not included, UTC
  window_to    ${ts} not null,
  -- what it surely was by Clockify's clock when the page was read: what happened since may be missing from it
  certain      ${ts} not null,
  -- whether the window was asked for with a day and more on each side, since the feed's clock is not known
  widened      boolean not null,
  -- created, updated or deleted
  stream       varchar(10) not null,
  -- which reading of the stream
  pass         integer not null,
  -- number of the page, from 0
  page         integer not null,
  -- whether no page follows
  last_page    boolean not null,
  -- the entries on the page, a JSON array of ids
  ids          ${text} not null,
  primary key (integration, workspace_id, window_from, stream, pass, page)
) ${options};

-- How far a stream is read in a workspace.
create table clockify_stream (
  -- the workspace's id
  workspace_id ${id} not null,
  -- the stream's name
  stream       varchar(40) not null,
  -- the integration whose key read it last; null: not yet
  integration  varchar(40),
  -- number of the last reading that began; a row has that of the last one that held it
  generation   bigint not null,
  -- when that reading began; null: not yet
  started_at   ${ts},
  -- how far it is, JSON; null: to its end
  position     ${text},
  -- whether it reads only what is new since the last one
  newest_only  boolean not null,
  -- when a reading last came to its end, or to where it may stop; null: not yet
  read_at      ${ts},
  -- when one last held all rows that Clockify lists; null: not yet
  whole_at     ${ts},
  -- when feed or webhook said, after the last reading began, that something changed; null: they did not
  signalled_at ${ts},
  -- rows that the last whole reading held; null: there was none
  row_count    bigint,
  -- how it went last: new, read, partial, rejected, held, refused or failed
  status       varchar(20) not null,
  -- what is wrong with it, in plain words; null: nothing
  problem      ${text},
  -- stored rows that are missing, and not believed to be gone until a person says so
  held         integer not null,
  -- rows that came without their key, each as a number by its content, when nothing was missing; null: none
  keyless      ${text},
  -- which columns of its table hold something of people, JSON; null: nothing was stored yet
  personal     ${text},
  -- of whom the last whole reading kept rows, as a fingerprint of the user groups' members; null: of everybody
  people       varchar(64),
  primary key (workspace_id, stream)
) ${options};

-- Entries that seem to be deleted, while something about the key changed that could explain it as well.
create table clockify_held_deletion (
  -- the integration's name
  integration   varchar(40) not null,
  -- the workspace's id
  workspace_id  ${id} not null,
  -- the entry's id in clockify_time_entry
  time_entry_id ${id} not null,
  -- what changed about the key, in plain words
  reason        ${text} not null,
  -- since when
  held_at       ${ts} not null,
  -- when its own reading said that it is gone, by a key that sees as much as the one of now; else null
  gone_at       ${ts},
  primary key (integration, workspace_id, time_entry_id)
) ${options};

-- A run: one integration, one workspace, from the lease to its end.
create table clockify_sync_run (
  -- number
  id           ${identity} primary key,
  -- the integration's name
  integration  varchar(40) not null,
  -- the workspace's id
  workspace_id ${id} not null,
  -- what it was for: sync, reconcile, selection or hints
  kind         varchar(20) not null,
  -- when it began
  started_at   ${ts} not null,
  -- when it ended; null while it goes on, or where its process was killed
  finished_at  ${ts},
  -- how it ended; null while it goes on
  outcome      varchar(20),
  -- requests that it sent
  requests     integer not null,
  -- rows of time entries that it received
  entries_seen integer not null,
  -- entries that were new
  inserted     integer not null,
  -- entries that had changed, restored ones among them
  updated      integer not null,
  -- of those, entries that had been deleted
  restored     integer default 0 not null,
  -- entries that it found deleted
  deleted      integer not null,
  -- entries that were as stored
  unchanged    integer not null,
  -- changes that only the comparison with all of Clockify found
  healed       integer not null,
  -- rows that could not be taken
  rejected     integer not null,
  -- of the requests, those that were sent ahead of their turn and not needed
  requests_in_vain integer default 0 not null,
  -- why it failed; null where it went well
  error        ${text},
  -- the order that it was done for, one id each time a person orders; null for the schedule's
  order_id     varchar(36)
) ${options};

create index clockify_sync_run_workspace on clockify_sync_run (integration, workspace_id, id);
create index clockify_sync_run_integration on clockify_sync_run (integration, id);
create index clockify_sync_run_outcome on clockify_sync_run (outcome, id);
create index clockify_sync_run_kind on clockify_sync_run (kind, id);
create index clockify_sync_run_healed on clockify_sync_run (healed);

-- A sync that was ordered in the console and has not ended: the schedule goes on with it, tick by tick. Who ordered it stands in the
-- audit log, and what came of it so far in clockify_sync_run.
create table clockify_order (
  -- the order's id
  id           varchar(36) not null primary key,
  -- the integration's name: the order is about this one alone
  integration  varchar(40) not null,
  -- what was ordered, as in the audit log: sync, deletions_confirmed or rejected_retried
  action       varchar(60) not null,
  -- its line in clockify_audit_log
  audit_id     bigint not null,
  -- when it was ordered
  ordered_at   ${ts} not null,
  -- from when on a tick goes on with it
  due_at       ${ts} not null,
  -- what it waits for; null where it waits for nothing but its turn
  waits_for    varchar(200),
  -- until when a process has it, unless renewed; null where none has
  held_until   ${ts}
) ${options};

create unique index clockify_order_what on clockify_order (integration, action);

-- Who syncs a workspace now. The token rises each time it is taken; whoever writes locks its row.
create table clockify_lease (
  -- the workspace's id
  workspace_id ${id} not null primary key,
  -- number of the holder, rising
  token        bigint not null
) ${options};

-- Until when; a table of its own, so that renewal waits for nobody who writes.
create table clockify_lease_expiry (
  -- the workspace's id
  workspace_id ${id} not null primary key,
  -- number of the holder, as in clockify_lease
  token        bigint not null,
  -- who, for people: host and process
  holder       varchar(200) not null,
  -- until when, unless renewed: at most half a minute, and what ends later is over; 1970 where it was given back
  expires_at   ${ts} not null
) ${options};

-- Work that was handed over, and is not done yet: the token of the one message that counts, how often one was sent, and until when
-- it is waited for. '-' for the workspace is the integration's key.
create table clockify_claim (
  -- the integration's name
  integration  varchar(40) not null,
  -- the workspace's id, or -
  workspace_id ${id} not null,
  -- of the message that counts
  token        varchar(36) not null,
  -- how often one was sent
  times        integer not null,
  -- when it was claimed or renewed; where that is still to come, the database's clock was set back since, and the claim is over
  written_at   ${ts} not null,
  -- until when it is waited for
  expires_at   ${ts} not null,
  primary key (integration, workspace_id)
) ${options};

-- What was told last of an integration by clockify.alerts.uri; none where that is nothing.
create table clockify_alert (
  -- the integration's name
  integration  varchar(40) not null primary key,
  -- LATE, REFUSED or RECOVERED
  state        varchar(20) not null,
  -- of the message that tells it
  token        varchar(36) not null,
  -- until when it is waited for; null where it was taken
  expires_at   ${ts}
) ${options};

-- What needs somebody, found by the rules of clockify.attention.*; see the view clockify_attention. One that is over stays until
-- clockify.attention.uri took the message about its end.
create table clockify_attention_item (
  -- the rule, such as week-short
  rule         varchar(40) not null,
  -- which of the rule's cases it is: ids, with / between them
  subject      varchar(200) not null,
  -- the workspace's id; null where it is about none, or several
  workspace_id ${id},
  -- the employee in the roster; null where it is about none, or user_id says whom
  employee_id  ${id},
  -- the user's id in clockify_user; null where it is about none, or employee_id says whom
  user_id      ${id},
  -- the integration's name; null where it is about none
  integration  varchar(40),
  -- when it began, UTC
  since        ${ts} not null,
  -- what it is, in plain words, without texts of entries
  detail       varchar(400) not null,
  -- when it was found to be over; null while it stands
  ended_at     ${ts},
  -- whether the endpoint took the message that it begins
  reported     boolean not null,
  -- the message that is being sent: BEGINS or ENDS; null for none
  sending      varchar(20),
  -- of the process that sends it; null for none
  token        varchar(36),
  -- until when it is waited for, or before it is tried again; null for neither
  expires_at   ${ts},
  -- the end of the employee's day off, before which nothing is sent; null for none
  held_until   ${ts},
  primary key (rule, subject)
) ${options};

-- When the rules were last applied, by one of the processes.
create table clockify_attention_check (
  -- RECENT is what changes by the minute, WEEKS are the rules about days and weeks
  part       varchar(20) not null primary key,
  -- when one of the processes began
  checked_at ${ts} not null
) ${options};

-- Every request, entered before it is sent: the budget of a workspace counts them.
create table clockify_request (
  -- number
  id           ${identity} primary key,
  -- the integration's name
  integration  varchar(40) not null,
  -- '-' is a request of the key itself, which counts for each of its workspaces; '?' is one of a key of which nobody knows yet
  -- what it can see, which counts for all
  workspace_id ${id} not null,
  -- when it was sent, by the database's clock
  sent_at      ${ts} not null,
  -- when it was answered; null until then
  answered_at  ${ts},
  -- for reading the past, rather than for staying current
  backfill     boolean default false not null
) ${options};

create index clockify_request_workspace on clockify_request (workspace_id, sent_at);

-- Events that wait for clockify.events.uri, deleted once it has taken them; its columns are those of Debezium's outbox.
create table clockify_outbox (
  -- number, in the order in which events are sent
  seq           ${identity} primary key,
  -- id of the event, a UUID by name: the same where the event is sent again
  id            varchar(36) not null,
  -- what it is about: time-entry, project, client, task, tag, user, employee or workspace
  aggregatetype varchar(40) not null,
  -- the key: <workspace id>:<id of what it is about>
  aggregateid   varchar(400) not null,
  -- type of the event, such as clockify.time-entry.updated
  type          varchar(80) not null,
  -- JSON object, as outbox.md says it; text, as nobody asks the database for a part of it
  payload       ${text} not null,
  -- when the change was written, by the database's clock
  created_at    ${ts} not null,
  -- whether a person had it sent again
  replayed      boolean default false not null
) ${options};

create index clockify_outbox_aggregate on clockify_outbox (aggregateid, seq);

-- What those who write events pass, so that none of them tells an old name after its new one; one row, and none before the first event.
create table clockify_outbox_gate (
  -- always 1
  id integer not null primary key
) ${options};

-- Events that clockify.events.uri did not take while it took others.
create table clockify_outbox_failure (
  -- the key in clockify_outbox: later events of the same key wait behind
  aggregateid   varchar(400) not null primary key,
  -- the event's number in clockify_outbox
  seq           bigint not null,
  -- how many of its refusals count
  tries         integer not null,
  -- what it was refused with last
  error         ${text} not null,
  -- when it was refused last
  failed_at     ${ts} not null,
  -- when it is tried again; null where it is set aside
  try_again_at  ${ts},
  -- since when it is set aside, and waits for outbox retry; null while it is tried by itself
  set_aside_at  ${ts},
  -- whether it was set aside while nothing else was sent, so that it may be the endpoint's fault: it is tried once more when another one is taken
  alone         boolean default false not null
) ${options};

-- Which process sends the events; one row.
create table clockify_outbox_relay (
  -- always 1
  id         integer not null primary key,
  -- of the process that sends
  token      varchar(36) not null,
  -- until when it may: at most half a minute, and what ends later is over; 1970 where it was given back
  expires_at ${ts} not null
) ${options};

-- Entries that a webhook wants to be read; a row is deleted once it is read.
create table clockify_hint (
  -- the workspace's id
  workspace_id  ${id} not null,
  -- the entry's id, which may be anything until Clockify confirms it; or a list: users, user groups, projects, clients, tags or
  -- projects/<id>/tasks
  time_entry_id ${id} not null,
  -- when it was told last, by the database's clock
  received_at   ${ts} not null,
  primary key (workspace_id, time_entry_id)
) ${options};

create index clockify_hint_received on clockify_hint (workspace_id, received_at);
-- Clockify's webhooks that point to this hub, as Clockify listed them last; what their deliveries carry as proof is nowhere stored.
create table clockify_webhook (
  -- the integration's name
  integration      varchar(40) not null,
  -- the workspace's id
  workspace_id     ${id} not null,
  -- Clockify's id of the webhook
  id               ${id} not null,
  -- what it reports, such as NEW_TIME_ENTRY
  event            varchar(60) not null,
  -- whether a person has it switched on
  enabled          boolean not null,
  -- false: Clockify switched it off, after too many deliveries that failed
  delivery_enabled boolean not null,
  -- false: there are more webhooks than the plan allows
  plan_enabled     boolean not null,
  -- when it was listed last
  checked_at       ${ts} not null,
  primary key (integration, workspace_id, id)
) ${options};

-- Streams, as far as views need them: a declaration adds its further columns -------------------

-- The day of a person: when they began and ended, worked, paused and were off, and what they should have worked.
create table if not exists clockify_attendance (
  -- the workspace's id
  workspace_id     ${id} not null,
  -- Clockify's userId
  user_id          ${id} not null,
  -- the day in clockify.day-zone
  calendar_day     date not null,
  -- what they should have worked; seconds
  capacity_seconds bigint,
  -- when the plugin first saw it; not a time of Clockify's
  first_seen_at    ${ts} not null,
  -- when the plugin last saw a change, deletion or return of it
  changed_at       ${ts} not null,
  -- when the plugin saw that it is deleted; null while it is not
  deleted_at       ${ts},
  -- number of the last reading that held it; see clockify_stream
  generation       bigint not null,
  primary key (workspace_id, user_id, calendar_day)
) ${options};

-- A public holiday, of one year or of every year.
create table if not exists clockify_holiday (
  -- the workspace's id
  workspace_id  ${id} not null,
  -- its first day; of an annual one, in its first year
  starts_on     date,
  -- its last day
  ends_on       date,
  -- Clockify's occursAnnually
  annually      boolean,
  -- Clockify's everyoneIncludingNew
  everyone      boolean,
  -- JSON array of the users who have it
  user_ids      ${json},
  -- JSON array of the user groups that have it
  group_ids     ${json},
  -- Clockify's id
  id            ${id} not null,
  -- when the plugin first saw it; not a time of Clockify's
  first_seen_at ${ts} not null,
  -- when the plugin last saw a change, deletion or return of it
  changed_at    ${ts} not null,
  -- when the plugin saw that it is deleted; null while it is not
  deleted_at    ${ts},
  -- number of the last reading that held it; see clockify_stream
  generation    bigint not null,
  primary key (workspace_id, id)
) ${options};

-- A request for time off, and what became of it.
create table if not exists clockify_time_off_request (
  -- the workspace's id
  workspace_id  ${id} not null,
  -- whose time off it is
  user_id       ${id},
  -- PENDING, APPROVED, REJECTED or WITHDRAWN
  status        ${id},
  -- Clockify's timeOffPeriod/period/start; UTC
  starts_at     ${ts},
  -- Clockify's timeOffPeriod/period/end; UTC
  ends_at       ${ts},
  -- Clockify's timeOffPeriod/halfDay
  half_day      boolean,
  -- DAYS or HOURS, the unit of amount and balance
  unit          ${id},
  -- Clockify's id
  id            ${id} not null,
  -- when the plugin first saw it; not a time of Clockify's
  first_seen_at ${ts} not null,
  -- when the plugin last saw a change, deletion or return of it
  changed_at    ${ts} not null,
  -- when the plugin saw that it is deleted; null while it is not
  deleted_at    ${ts},
  -- number of the last reading that held it; see clockify_stream
  generation    bigint not null,
  primary key (workspace_id, id)
) ${options};

create index clockify_time_off_request_user on clockify_time_off_request (user_id);

-- Work that is planned for a person on a project, from a month ago to a year ahead.
create table if not exists clockify_assignment (
  -- the workspace's id
  workspace_id  ${id} not null,
  -- Clockify's id
  id            ${id} not null,
  -- Clockify's period/start; UTC
  starts_at     ${ts} not null,
  -- Clockify's period/end; UTC
  ends_at       ${ts},
  -- Clockify's userId
  user_id       ${id},
  -- Clockify's projectId
  project_id    ${id},
  -- Clockify's taskId
  task_id       ${id},
  -- Clockify's hoursPerDay
  hours_per_day decimal(20, 6),
  -- when the plugin first saw it; not a time of Clockify's
  first_seen_at ${ts} not null,
  -- when the plugin last saw a change, deletion or return of it
  changed_at    ${ts} not null,
  -- when the plugin saw that it is deleted; null while it is not
  deleted_at    ${ts},
  -- number of the last reading that held it; see clockify_stream
  generation    bigint not null,
  primary key (workspace_id, id, starts_at)
) ${options};

create index clockify_assignment_user on clockify_assignment (user_id);

-- A week, or another stretch, of a person that was handed in for approval.
create table if not exists clockify_approval_request (
  -- the workspace's id
  workspace_id  ${id} not null,
  -- Clockify's approvalRequest/id
  id            ${id} not null,
  -- TIMESHEET, EXPENSE or TIMESHEET_AND_EXPENSE
  type          ${id},
  -- whose time it is
  user_id       ${id},
  -- its first midnight, in user_zone; UTC
  starts_at     ${ts},
  -- Clockify's approvalRequest/dateRange/end; UTC
  ends_at       ${ts},
  -- PENDING, APPROVED or WITHDRAWN_APPROVAL, as last listed
  state         ${id},
  -- Clockify's approvalRequest/status/updatedAt; UTC
  state_at      ${ts},
  -- when the plugin first saw it; not a time of Clockify's
  first_seen_at ${ts} not null,
  -- when the plugin last saw a change, deletion or return of it
  changed_at    ${ts} not null,
  -- when it was seen to be no longer listed; null while it is
  left_list_at  ${ts},
  -- number of the last reading that held it; see clockify_stream
  generation    bigint not null,
  primary key (workspace_id, id)
) ${options};

create index clockify_approval_request_user on clockify_approval_request (user_id, starts_at);

-- An expense of a person.
create table if not exists clockify_expense (
  -- the workspace's id
  workspace_id  ${id} not null,
  -- Clockify's userId
  user_id       ${id},
  -- Clockify's date
  spent_on      date,
  -- Clockify's projectId
  project_id    ${id},
  -- in the currency of the project's client, else of the workspace; minor units, with clockify.rates only
  amount        bigint,
  -- Clockify's billable
  billable      boolean,
  -- Clockify's invoicingInfo/invoiceId
  invoice_id    ${id},
  -- Clockify's id
  id            ${id} not null,
  -- when the plugin first saw it; not a time of Clockify's
  first_seen_at ${ts} not null,
  -- when the plugin last saw a change, deletion or return of it
  changed_at    ${ts} not null,
  -- when the plugin saw that it is deleted; null while it is not
  deleted_at    ${ts},
  -- number of the last reading that held it; see clockify_stream
  generation    bigint not null,
  primary key (workspace_id, id)
) ${options};

-- An invoice to a client.
create table if not exists clockify_invoice (
  -- the workspace's id
  workspace_id  ${id} not null,
  -- UNSENT, SENT, PAID, PARTIALLY_PAID, VOID or OVERDUE
  status        ${id},
  -- Clockify's id
  id            ${id} not null,
  -- when the plugin first saw it; not a time of Clockify's
  first_seen_at ${ts} not null,
  -- when the plugin last saw a change, deletion or return of it
  changed_at    ${ts} not null,
  -- when the plugin saw that it is deleted; null while it is not
  deleted_at    ${ts},
  -- number of the last reading that held it; see clockify_stream
  generation    bigint not null,
  primary key (workspace_id, id)
) ${options};

-- A line of an invoice.
create table if not exists clockify_invoice_item (
  -- the workspace's id
  workspace_id   ${id} not null,
  -- the key of the parent's row
  invoice_id     ${id} not null,
  -- Clockify's order
  item_order     bigint not null,
  -- JSON array of the time entries that it bills
  time_entry_ids ${json},
  -- JSON array of the expenses that it bills
  expense_ids    ${json},
  -- when the plugin first saw it; not a time of Clockify's
  first_seen_at  ${ts} not null,
  -- when the plugin last saw a change, deletion or return of it
  changed_at     ${ts} not null,
  -- when the plugin saw that it is deleted; null while it is not
  deleted_at     ${ts},
  -- number of the last reading that held it; see clockify_stream
  generation     bigint not null,
  primary key (workspace_id, invoice_id, item_order)
) ${options};

create index clockify_invoice_item_held on clockify_invoice_item ${held};

-- For analysts ------------------------------------------------------------------------------------

-- One row for each time entry that is not deleted: who, when, how long, what. Running timers too.
create view clockify_timeline_event (
  -- clockify:<workspace id>:<entry id>; the same for ever
  event_id,
  -- always clockify
  source,
  -- the integration that owns the entry
  integration,
  -- REGULAR, BREAK, HOLIDAY, TIME_OFF or what else Clockify has; null where no source reported it: it then counts as work
  type,
  -- start, UTC
  occurred_at,
  -- end, UTC; null while the timer runs
  ended_at,
  -- seconds from start to end; null while the timer runs
  duration_seconds,
  -- the employee in the roster; null where the user is matched with nobody
  employee_id,
  -- their name in the roster; null where nobody is matched
  employee_name,
  -- their team in the roster as of now, not a user group of Clockify; null for none
  team,
  -- e-mail address of the Clockify user; null for kiosk members, and where it is not reported
  actor_email,
  -- the user's id in clockify_user
  user_id,
  -- the workspace's id
  workspace_id,
  -- the workspace's name
  workspace_name,
  -- the entry's id in clockify_time_entry
  time_entry_id,
  -- the project's name as of now; null for none
  project_name,
  -- the name of the project's client as of now; null for none
  client_name,
  -- the task's name as of now; null for none
  task_name,
  -- JSON array of the tags' names as of now; [] for none
  tags,
  -- whether Clockify bills it; null until it is reported
  billable,
  -- the description; where that is blank the task, else the project; null where there is none of them
  title
) as
select
  concat('clockify:', e.workspace_id, ':', e.id),
  'clockify',
  e.integration,
  e.type,
  e.started_at,
  e.ended_at,
  e.duration_seconds,
  u.employee_id,
  p.full_name,
  p.team,
  u.email,
  e.user_id,
  e.workspace_id,
  w.name,
  e.id,
  e.project_name,
  e.client_name,
  e.task_name,
  e.tags,
  e.billable,
  case
    when trim(e.description) <> '' then e.description
    when trim(e.task_name) <> '' then e.task_name
    else e.project_name
  end
from clockify_time_entry e
left join clockify_user u on u.workspace_id = e.workspace_id and u.id = e.user_id
left join clockify_employee p on p.id = u.employee_id
left join clockify_workspace w on w.id = e.workspace_id
where e.deleted_at is null;

-- The days of the zone of clockify.day-zone, written by the plugin: where a day starts is not the same everywhere.
create table clockify_day (
  -- the day
  calendar_day date not null primary key,
  -- its Monday: weeks are ISO weeks
  week_start   date not null,
  -- the ISO week, such as 2026-W05; the days around New Year may be in a week of another year
  iso_week     varchar(10) not null,
  -- the first day of its month
  month_start  date not null,
  -- when it starts in the zone, UTC
  starts_at    ${ts} not null,
  -- when it ends in the zone, UTC; 23 to 25 hours later
  ends_at      ${ts} not null,
  -- the zone, an IANA name
  zone         varchar(64) not null
) ${options};

create index clockify_day_start on clockify_day (starts_at);

-- The time zones of people, which have days in clockify_calendar_day, and the hours of a week: what the views of expected time stand on.
create table clockify_calendar (
  -- the zone as clockify_user.time_zone has it; the empty one is of everybody else
  zone       ${id} not null primary key,
  -- the IANA name of the zone whose midnights count: for the empty zone, and one that Java does not know, that of clockify.day-zone
  named      varchar(64) not null,
  -- clockify.people.week-hours
  week_hours decimal(5, 2) not null,
  -- the first of its days
  first_day  date not null,
  -- the last of its days
  last_day   date not null
) ${options};

-- The days of the time zones of people, written by the plugin.
create table clockify_calendar_day (
  -- the zone in clockify_calendar
  zone         ${id} not null,
  -- the day
  calendar_day date not null,
  -- its Monday: weeks are ISO weeks
  week_start   date not null,
  -- the ISO week, such as 2026-W05; the days around New Year may be in a week of another year
  iso_week     varchar(10) not null,
  -- the first day of its month
  month_start  date not null,
  -- its name as Clockify writes it, such as MONDAY
  weekday      varchar(9) not null,
  -- when it starts in the zone, UTC
  starts_at    ${ts} not null,
  -- when it ends in the zone, UTC; 23 to 25 hours later
  ends_at      ${ts} not null,
  primary key (zone, calendar_day)
) ${options};

create index clockify_calendar_day_week on clockify_calendar_day (zone, week_start);

-- The entries that have ended and are not deleted, divided at midnight of the day zone. An entry without length is on the
-- day of its start. Work, breaks, time off and holidays: see worked.
create view clockify_activity_part (
  -- the day in the zone of clockify.day-zone
  calendar_day,
  -- its Monday
  week_start,
  -- the first day of its month
  month_start,
  -- the workspace's id
  workspace_id,
  -- the entry's id in clockify_time_entry
  time_entry_id,
  -- the integration that owns the entry
  integration,
  -- when the entry starts, UTC
  started_at,
  -- the user's id in clockify_user
  user_id,
  -- the employee in the roster; null where nobody is matched
  employee_id,
  -- their name in the roster; null where nobody is matched
  employee_name,
  -- their team in the roster as of now; null for none
  team,
  -- the client's id; null for none
  client_id,
  -- the client's name as of now; null for none
  client_name,
  -- the project's id; null for none
  project_id,
  -- the project's name as of now; null for none
  project_name,
  -- type of the entry; null where no source reported it
  type,
  -- whether it counts as work: all types but BREAK, TIME_OFF and HOLIDAY; an unknown type counts as work
  worked,
  -- whether Clockify bills it; where it is not known, false
  billable,
  -- seconds of the entry in this day
  seconds
) as
select
  d.calendar_day,
  d.week_start,
  d.month_start,
  e.workspace_id,
  e.id,
  e.integration,
  e.started_at,
  e.user_id,
  u.employee_id,
  p.full_name,
  p.team,
  e.client_id,
  e.client_name,
  e.project_id,
  e.project_name,
  e.type,
  coalesce(e.type, 'REGULAR') not in ('TIME_OFF', 'TIMEOFF', 'HOLIDAY', 'BREAK'),
  coalesce(e.billable, false),
  ${elapsed}least(e.ended_at, d.ends_at)${minus}greatest(e.started_at, d.starts_at)${end}
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
  and e.ended_at >= e.started_at;

-- Worked seconds of a day, by employee, client, project, type and billable. Without breaks, time off and holidays.
create view clockify_activity_daily (
  -- the day in the zone of clockify.day-zone
  calendar_day,
  -- the employee in the roster; null is all who are matched with nobody
  employee_id,
  -- their name in the roster; null where nobody is matched
  employee_name,
  -- their team in the roster as of now; null for none
  team,
  -- the client; null for none
  client_id,
  -- the client's name as of now; null for none
  client_name,
  -- the project; null for none
  project_id,
  -- the project's name as of now; null for none
  project_name,
  -- type of the entries; null where no source reported it: it counts as work
  type,
  -- whether Clockify bills them
  billable,
  -- seconds of work
  seconds,
  -- entries that have a part in it
  entries
) as
select
  calendar_day, employee_id, employee_name, team, client_id, max(client_name), project_id, max(project_name),
  type, billable, cast(sum(seconds) as ${bigint}), count(*)
from clockify_activity_part
where worked
group by calendar_day, employee_id, employee_name, team, client_id, project_id, type, billable;

-- Worked seconds of an ISO week, by employee, client, project, type and billable. Without breaks, time off and holidays.
create view clockify_activity_weekly (
  -- the Monday of the week
  week_start,
  -- the employee in the roster; null is all who are matched with nobody
  employee_id,
  -- their name in the roster; null where nobody is matched
  employee_name,
  -- their team in the roster as of now; null for none
  team,
  -- the client; null for none
  client_id,
  -- the client's name as of now; null for none
  client_name,
  -- the project; null for none
  project_id,
  -- the project's name as of now; null for none
  project_name,
  -- type of the entries; null where no source reported it: it counts as work
  type,
  -- whether Clockify bills them
  billable,
  -- seconds of work
  seconds,
  -- entries that have a part in it; one over several days counts once
  entries
) as
select
  week_start, employee_id, employee_name, team, client_id, max(client_name), project_id, max(project_name),
  type, billable, cast(sum(seconds) as ${bigint}), count(distinct time_entry_id)
from clockify_activity_part
where worked
group by week_start, employee_id, employee_name, team, client_id, project_id, type, billable;

-- Worked seconds of a month, by employee, client, project, type and billable. Without breaks, time off and holidays.
create view clockify_activity_monthly (
  -- the first day of the month
  month_start,
  -- the employee in the roster; null is all who are matched with nobody
  employee_id,
  -- their name in the roster; null where nobody is matched
  employee_name,
  -- their team in the roster as of now; null for none
  team,
  -- the client; null for none
  client_id,
  -- the client's name as of now; null for none
  client_name,
  -- the project; null for none
  project_id,
  -- the project's name as of now; null for none
  project_name,
  -- type of the entries; null where no source reported it: it counts as work
  type,
  -- whether Clockify bills them
  billable,
  -- seconds of work
  seconds,
  -- entries that have a part in it; one over several days counts once
  entries
) as
select
  month_start, employee_id, employee_name, team, client_id, max(client_name), project_id, max(project_name),
  type, billable, cast(sum(seconds) as ${bigint}), count(distinct time_entry_id)
from clockify_activity_part
where worked
group by month_start, employee_id, employee_name, team, client_id, project_id, type, billable;

-- All seconds of a day, by employee, client, project, type and billable. With breaks, time off and holidays.
create view clockify_activity_all (
  -- the day in the zone of clockify.day-zone
  calendar_day,
  -- the Monday of the week
  week_start,
  -- the first day of the month
  month_start,
  -- the employee in the roster; null is all who are matched with nobody
  employee_id,
  -- their name in the roster; null where nobody is matched
  employee_name,
  -- their team in the roster as of now; null for none
  team,
  -- the client; null for none
  client_id,
  -- the client's name as of now; null for none
  client_name,
  -- the project; null for none
  project_id,
  -- the project's name as of now; null for none
  project_name,
  -- type of the entries; null where no source reported it
  type,
  -- whether it counts as work: all types but BREAK, TIME_OFF and HOLIDAY; an unknown type counts as work
  worked,
  -- whether Clockify bills them
  billable,
  -- seconds
  seconds,
  -- entries that have a part in it
  entries
) as
select
  calendar_day, week_start, month_start, employee_id, employee_name, team, client_id, max(client_name), project_id,
  max(project_name), type, worked, billable, cast(sum(seconds) as ${bigint}), count(*)
from clockify_activity_part
group by calendar_day, week_start, month_start, employee_id, employee_name, team, client_id, project_id, type, worked, billable;

-- The days that are to be summed up anew in clockify_activity_sum, as an entry that starts then came, changed or went: one row for each
-- time, until that is done. Promised to nobody.
create table clockify_activity_stale (
  -- number
  id           ${identity} primary key,
  -- the workspace's id
  workspace_id ${id} not null,
  -- the day on which the entry starts, or started, in UTC
  utc_day      date not null
) ${options};

create index clockify_activity_stale_day on clockify_activity_stale (workspace_id, utc_day);

-- What clockify_activity_part has of the entries of a workspace that start in one day, or month, summed up for the console, where the
-- view would be too slow. Names, teams and matches are looked up when it is read. Promised to nobody: take the views.
create table clockify_activity_sum (
  -- the workspace's id
  workspace_id ${id} not null,
  -- day or month
  grain        varchar(5) not null,
  -- the day on which the entries start, in UTC, or the first of the month
  first_day    date not null,
  -- the last day in the zone of clockify.day-zone, or first of a month there, that one of them reaches
  last_day     date not null,
  -- a line for each integration, type (w is work, b a break, o time off), 1 where it is billable, and day of the zone (or first of a
  -- month), in days from first_day, with the projects; an empty line; one for each user with numbers of these projects, from 0, and
  -- seconds
  sums         ${text} not null,
  primary key (workspace_id, grain, first_day)
) ${options};

create index clockify_activity_sum_last on clockify_activity_sum (grain, last_day);

-- Two entries of one person at one time, whatever their types and workspaces, each pair once; running timers end now.
-- One person is one employee, or one Clockify user who is matched with nobody.
create view clockify_overlap (
  -- the employee in the roster; null where the user is matched with nobody
  employee_id,
  -- their name in the roster; null where nobody is matched
  employee_name,
  -- the user's id in clockify_user of the entry that starts first
  user_id,
  -- the workspace's id of the entry that starts first
  first_workspace_id,
  -- the id of the entry that starts first
  first_time_entry_id,
  -- its type; null where no source reported it
  first_type,
  -- the workspace's id of the other entry
  second_workspace_id,
  -- the id of the other entry
  second_time_entry_id,
  -- its type; null where no source reported it
  second_type,
  -- when both have started, UTC
  overlaps_from,
  -- when one of them has ended, or now, UTC
  overlaps_to,
  -- seconds between these
  seconds
) as
select
  ua.employee_id,
  p.full_name,
  a.user_id,
  a.workspace_id,
  a.id,
  a.type,
  b.workspace_id,
  b.id,
  b.type,
  b.started_at,
  least(coalesce(a.ended_at, ${now}), coalesce(b.ended_at, ${now})),
  ${elapsed}least(coalesce(a.ended_at, ${now}), coalesce(b.ended_at, ${now}))${minus}b.started_at${end}
from clockify_time_entry a
join clockify_user ua on ua.workspace_id = a.workspace_id and ua.id = a.user_id
join clockify_user ub on coalesce(ub.employee_id, ub.id) = coalesce(ua.employee_id, ua.id)
join clockify_time_entry b
  on b.user_id = ub.id
  and b.workspace_id = ub.workspace_id
  and b.started_at >= a.started_at
  and b.started_at < coalesce(a.ended_at, ${now})
  and b.started_at < coalesce(b.ended_at, ${now})
  and (b.started_at > a.started_at or b.id > a.id or b.id = a.id and b.workspace_id > a.workspace_id)
left join clockify_employee p on p.id = ua.employee_id
where a.deleted_at is null
  and b.deleted_at is null;

-- Entries that were made or edited more than 7 days after they ended: one row for each of the two. By Clockify's own times
-- where these are known, else edits by the history, which is later by up to a sync, and knows none before the first reading.
create view clockify_late_edit (
  -- the workspace's id
  workspace_id,
  -- the entry's id in clockify_time_entry
  time_entry_id,
  -- the employee in the roster; null where nobody is matched
  employee_id,
  -- their name in the roster; null where nobody is matched
  employee_name,
  -- the user's id in clockify_user
  user_id,
  -- when the entry ended, UTC
  ended_at,
  -- created or edited
  kind,
  -- when that was, the last time, UTC
  late_at,
  -- how that is known: clockify is its own time, history is when the plugin saw it
  known_by
) as
select l.workspace_id, l.time_entry_id, u.employee_id, p.full_name, l.user_id, l.ended_at, l.kind, l.late_at, l.known_by
from (
  select workspace_id, id as time_entry_id, user_id, ended_at, 'created' as kind, created_at as late_at, 'clockify' as known_by
  from clockify_time_entry
  where deleted_at is null
    and created_at > ended_at + interval '7' day
  union all
  select workspace_id, id, user_id, ended_at, 'edited', updated_at, 'clockify'
  from clockify_time_entry
  where deleted_at is null
    and updated_at > ended_at + interval '7' day
    and updated_at > created_at
  union all
  select e.workspace_id, e.id, e.user_id, e.ended_at, 'edited', max(c.seen_at), 'history'
  from clockify_time_entry e
  join clockify_time_entry_change c on c.workspace_id = e.workspace_id and c.time_entry_id = e.id
  where e.deleted_at is null
    and e.updated_at is null
    and c.kind in ('updated', 'restored')
    and c.seen_at > e.ended_at + interval '7' day
  group by e.workspace_id, e.id, e.user_id, e.ended_at
) l
left join clockify_user u on u.workspace_id = l.workspace_id and u.id = l.user_id
left join clockify_employee p on p.id = u.employee_id;

-- Expected against logged -------------------------------------------------------------------------

-- A day of an employee, in their zone in Clockify, else that of clockify.day-zone: each day that the calendar has, while they are
-- employed. An employee who has left and has no left_on has none.
create view clockify_person_day (
  -- the employee in the roster
  employee_id,
  -- their name in the roster; null where it has none
  employee_name,
  -- their team in the roster as of now; null for none
  team,
  -- the day in the person's zone
  calendar_day,
  -- its Monday
  week_start,
  -- the ISO week, such as 2026-W05
  iso_week,
  -- the first day of its month
  month_start,
  -- when the day starts in the person's zone, UTC
  starts_at,
  -- when the day ends in the person's zone, UTC; 23 to 25 hours later
  ends_at,
  -- the person's zone: that of their profile in Clockify, the first by name of several; else that of clockify.day-zone
  zone,
  -- whether the workspace works on such a day, the first by id of several; Monday to Friday where Clockify does not say it
  working_day,
  -- seconds of work on such a day by the roster's week_hours, else clockify.people.week-hours, the same on each working day
  usual_seconds
) as
select
  p.id,
  p.full_name,
  p.team,
  d.calendar_day,
  d.week_start,
  d.iso_week,
  d.month_start,
  d.starts_at,
  d.ends_at,
  c.named,
  p.working_days like concat('%"', d.weekday, '"%'),
  case
    when p.working_days like concat('%"', d.weekday, '"%') then cast(round(
      -- two quotation marks a day
      coalesce(p.week_hours, c.week_hours) * 7200 / (length(p.working_days) - length(replace(p.working_days, '"', '')))) as ${bigint})
    else 0
  end
from (
  select
    e.id,
    e.full_name,
    e.team,
    e.week_hours,
    e.joined_on,
    e.left_on,
    coalesce(w.working_days, '["MONDAY","TUESDAY","WEDNESDAY","THURSDAY","FRIDAY"]') as working_days
  from clockify_employee e
  left join clockify_workspace w on w.id = (select min(u.workspace_id) from clockify_user u where u.employee_id = e.id)
  where e.active
    or e.left_on is not null
) p
join clockify_calendar c on c.zone = coalesce(
  (
    select min(k.zone)
    from clockify_user u
    join clockify_calendar k on k.zone = u.time_zone
    where u.employee_id = p.id
  ),
  '')
join clockify_calendar_day d on d.zone = c.zone
where (p.joined_on is null or d.calendar_day >= p.joined_on)
  and (p.left_on is null or d.calendar_day <= p.left_on);

-- Whether a day is a public holiday of a matched user, whose plan has holidays: one row for each of a day, and one where there is none.
create view clockify_person_holiday (
  -- the employee in the roster
  employee_id,
  -- the day; a holiday's day is of no zone
  calendar_day,
  -- 1 where it is a holiday, 0 where it is none
  is_holiday
) as
select u.employee_id, d.calendar_day, case when h.id is null then 0 else 1 end
from clockify_user u
join clockify_stream s on s.workspace_id = u.workspace_id and s.stream = 'holiday' and s.read_at is not null
join clockify_calendar_day d on d.zone = ''
left join clockify_holiday h
  on h.workspace_id = u.workspace_id
  and h.deleted_at is null
  and h.starts_on <= d.calendar_day
  and (
    h.ends_on >= d.calendar_day
    -- an annual one is one row with its first year: month and day count, and it may go past New Year
    or h.annually
    and case
      when extract(month from h.starts_on) * 100 + extract(day from h.starts_on)
        <= extract(month from h.ends_on) * 100 + extract(day from h.ends_on)
        then extract(month from d.calendar_day) * 100 + extract(day from d.calendar_day)
          between extract(month from h.starts_on) * 100 + extract(day from h.starts_on)
          and extract(month from h.ends_on) * 100 + extract(day from h.ends_on)
      else extract(month from d.calendar_day) * 100 + extract(day from d.calendar_day)
          >= extract(month from h.starts_on) * 100 + extract(day from h.starts_on)
        or extract(month from d.calendar_day) * 100 + extract(day from d.calendar_day)
          <= extract(month from h.ends_on) * 100 + extract(day from h.ends_on)
    end)
  and (
    h.everyone
    or cast(h.user_ids as ${chars}) like concat('%"', u.id, '"%')
    or exists (
      select 1
      from clockify_user_group_member m
      where m.workspace_id = u.workspace_id
        and m.user_id = u.id
        and cast(h.group_ids as ${chars}) like concat('%"', m.id, '"%')))
where u.employee_id is not null;

-- The part of a finished entry that lies in one day of its person, see clockify_person_day; of matched users only.
create view clockify_person_part (
  -- the employee in the roster
  employee_id,
  -- their name in the roster; null where it has none
  employee_name,
  -- their team in the roster as of now; null for none
  team,
  -- the day in the person's zone
  calendar_day,
  -- its Monday
  week_start,
  -- the first day of its month
  month_start,
  -- the person's zone
  zone,
  -- whether the workspace works on such a day
  working_day,
  -- the workspace's id
  workspace_id,
  -- the entry's id in clockify_time_entry
  time_entry_id,
  -- type of the entry; null where no source reported it
  type,
  -- when the part starts, UTC
  part_from,
  -- when the part ends, UTC
  part_to,
  -- whether the entry goes on after the day
  goes_on
) as
select
  d.employee_id, d.employee_name, d.team, d.calendar_day, d.week_start, d.month_start, d.zone, d.working_day, e.workspace_id, e.id,
  e.type,
  greatest(e.started_at, d.starts_at), least(e.ended_at, d.ends_at), e.ended_at > d.ends_at
from clockify_person_day d
join clockify_user u on u.employee_id = d.employee_id
join ${each}clockify_time_entry e
  ${each_where} e.workspace_id = u.workspace_id
  and e.user_id = u.id
  and e.started_at < d.ends_at
  and e.started_at >= d.starts_at - interval '24' hour
  and e.ended_at > d.starts_at
  and e.duration_seconds <= 86400
  ${each_entry}
where e.deleted_at is null
union all
select
  d.employee_id, d.employee_name, d.team, d.calendar_day, d.week_start, d.month_start, d.zone, d.working_day, e.workspace_id, e.id,
  e.type,
  greatest(e.started_at, d.starts_at), least(e.ended_at, d.ends_at), e.ended_at > d.ends_at
from clockify_person_day d
join clockify_user u on u.employee_id = d.employee_id
join clockify_time_entry e
  on e.workspace_id = u.workspace_id
  and e.user_id = u.id
  and e.started_at < d.ends_at
  and e.ended_at > d.starts_at
  and e.duration_seconds > 86400
where e.deleted_at is null;

-- What was due of an employee on a day. The day is that of their zone in Clockify, else of clockify.day-zone.
create view clockify_expected_day (
  -- the employee in the roster
  employee_id,
  -- their name in the roster; null where it has none
  employee_name,
  -- their team in the roster as of now; null for none
  team,
  -- the day in the person's zone
  calendar_day,
  -- its Monday
  week_start,
  -- the ISO week, such as 2026-W05
  iso_week,
  -- the first day of its month
  month_start,
  -- the person's zone: that of their profile in Clockify, the first by name of several; else that of clockify.day-zone
  zone,
  -- when the day starts in the person's zone, UTC
  starts_at,
  -- when the day ends in the person's zone, UTC; 23 to 25 hours later
  ends_at,
  -- whether the workspace works on such a day, the first by id of several; Monday to Friday where Clockify does not say it
  working_day,
  -- seconds that they should work on such a day: as attendance has it, the most of several workspaces; where it has no such day,
  -- the week's hours of the roster or of clockify.people.week-hours, the same on each working day
  capacity_seconds,
  -- whether a public holiday of theirs is on the day, also on a day without work; null where no plan of theirs has holidays
  is_holiday,
  -- seconds of the capacity that are a public holiday: all or 0; null where no plan of theirs has holidays
  holiday_seconds,
  -- seconds of the rest that are approved time off: whole days, half days or hours; null where no plan of theirs has time off
  time_off_seconds,
  -- seconds that were due: the capacity without holiday and time off
  expected_seconds
) as
select
  x.employee_id,
  x.employee_name,
  x.team,
  x.calendar_day,
  x.week_start,
  x.iso_week,
  x.month_start,
  x.zone,
  x.starts_at,
  x.ends_at,
  x.working_day,
  x.capacity_seconds,
  x.holidays > 0,
  case when x.holidays > 0 then x.capacity_seconds when x.holidays = 0 then 0 end,
  case
    when x.days_off is null then null
    when x.holidays > 0 then 0
    else cast(least(x.capacity_seconds, round(x.capacity_seconds * x.days_off) + coalesce(x.seconds_off, 0)) as ${bigint})
  end,
  cast(greatest(0,
    x.capacity_seconds - round(x.capacity_seconds * least(1, coalesce(x.holidays, 0) + coalesce(x.days_off, 0))) - coalesce(x.seconds_off, 0))
    as ${bigint})
from (
  -- distinct, so that PostgreSQL computes each of the last four columns once a day
  select distinct
    d.employee_id,
    d.employee_name,
    d.team,
    d.calendar_day,
    d.week_start,
    d.iso_week,
    d.month_start,
    d.zone,
    d.starts_at,
    d.ends_at,
    d.working_day,
    coalesce(
      (
        select max(a.capacity_seconds)
        from clockify_user u
        join clockify_attendance a on a.workspace_id = u.workspace_id and a.user_id = u.id and a.calendar_day = d.calendar_day
        where u.employee_id = d.employee_id
          and a.deleted_at is null
      ),
      d.usual_seconds) as capacity_seconds,
    (
      select max(h.is_holiday)
      from clockify_person_holiday h
      where h.employee_id = d.employee_id
        and h.calendar_day = d.calendar_day
    ) as holidays,
    (
      -- most of the request, or of the day, is in the other: Clockify's periods are of midnights in the person's zone or in UTC
      select sum(case
        when r.unit = 'HOURS' or r.id is null then 0
        when 2 * (${elapsed}least(r.ends_at, d.ends_at)${minus}greatest(r.starts_at, d.starts_at)${end})
          <= least(${elapsed}r.ends_at${minus}r.starts_at${end}, ${elapsed}d.ends_at${minus}d.starts_at${end}) then 0
        when r.half_day then 0.5
        else 1
      end)
      from clockify_user u
      join clockify_stream s on s.workspace_id = u.workspace_id and s.stream = 'time_off_request' and s.read_at is not null
      left join clockify_time_off_request r
        on r.workspace_id = u.workspace_id
        and r.user_id = u.id
        and r.status = 'APPROVED'
        and r.deleted_at is null
        and r.starts_at < d.ends_at
        and r.ends_at > d.starts_at
      where u.employee_id = d.employee_id
    ) as days_off,
    (
      select sum(${elapsed}least(r.ends_at, d.ends_at)${minus}greatest(r.starts_at, d.starts_at)${end})
      from clockify_user u
      join clockify_time_off_request r
        on r.workspace_id = u.workspace_id
        and r.user_id = u.id
        and r.status = 'APPROVED'
        and r.unit = 'HOURS'
        and r.deleted_at is null
        and r.starts_at < d.ends_at
        and r.ends_at > d.starts_at
      where u.employee_id = d.employee_id
    ) as seconds_off
  from clockify_person_day d
) x;

-- What was due of an employee in an ISO week, against what they logged. Their days count as in clockify_expected_day: of a week in
-- which they joined or left, only those with the company.
create view clockify_expected_week (
  -- the employee in the roster
  employee_id,
  -- their name in the roster; null where it has none
  employee_name,
  -- their team in the roster as of now; null for none
  team,
  -- the Monday of the week, in the person's zone
  week_start,
  -- the ISO week, such as 2026-W05
  iso_week,
  -- seconds that they should work in such a week, holidays and time off included
  capacity_seconds,
  -- seconds that were due: the capacity without holidays and time off
  expected_seconds,
  -- seconds of finished entries in these days; not of breaks, time off and holidays
  logged_seconds,
  -- seconds of their assignments on the working days; null where no plan of theirs has assignments
  planned_seconds,
  -- seconds that they logged more than was due; negative where less
  difference_seconds,
  -- what became of the week's request for approval: PENDING, APPROVED or WITHDRAWN_APPROVAL; LEFT, as it was rejected or withdrawn;
  -- NOT_SUBMITTED; null where no plan of theirs has approvals
  approval_state
) as
select
  x.employee_id,
  x.employee_name,
  x.team,
  x.week_start,
  x.iso_week,
  x.capacity_seconds,
  x.expected_seconds,
  x.logged_seconds,
  x.planned_seconds,
  x.logged_seconds - x.expected_seconds,
  x.approval_state
from (
  select
    w.employee_id,
    w.employee_name,
    w.team,
    w.week_start,
    w.iso_week,
    w.capacity_seconds,
    w.expected_seconds,
    w.planned_seconds,
    cast(
      (
        select coalesce(sum(${elapsed}least(e.ended_at, w.ends_at)${minus}greatest(e.started_at, w.starts_at)${end}), 0)
        from clockify_user u
        join clockify_time_entry e
          on e.workspace_id = u.workspace_id
          and e.user_id = u.id
          and e.started_at < w.ends_at
          and e.started_at >= w.starts_at - interval '24' hour
          and e.ended_at > w.starts_at
          and e.duration_seconds <= 86400
        where u.employee_id = w.employee_id
          and e.deleted_at is null
          and coalesce(e.type, 'REGULAR') not in ('TIME_OFF', 'TIMEOFF', 'HOLIDAY', 'BREAK')
      ) + (
        select coalesce(sum(${elapsed}least(e.ended_at, w.ends_at)${minus}greatest(e.started_at, w.starts_at)${end}), 0)
        from clockify_user u
        join clockify_time_entry e
          on e.workspace_id = u.workspace_id
          and e.user_id = u.id
          and e.started_at < w.ends_at
          and e.ended_at > w.starts_at
          and e.duration_seconds > 86400
        where u.employee_id = w.employee_id
          and e.deleted_at is null
          and coalesce(e.type, 'REGULAR') not in ('TIME_OFF', 'TIMEOFF', 'HOLIDAY', 'BREAK')
      ) as ${bigint}) as logged_seconds,
    coalesce(
      (
        select case when r.left_list_at is not null then 'LEFT' else r.state end
        from clockify_user u
        join clockify_approval_request r
          on r.workspace_id = u.workspace_id
          and r.user_id = u.id
          and r.starts_at < w.ends_at
          and r.ends_at > w.starts_at
        where u.employee_id = w.employee_id
          and coalesce(r.type, 'TIMESHEET') <> 'EXPENSE'
          and 2 * (${elapsed}least(r.ends_at, w.ends_at)${minus}greatest(r.starts_at, w.starts_at)${end})
            > least(${elapsed}r.ends_at${minus}r.starts_at${end}, ${elapsed}w.ends_at${minus}w.starts_at${end})
        order by case when r.left_list_at is null then 0 else 1 end, r.state_at desc
        limit 1
      ),
      (
        select max('NOT_SUBMITTED')
        from clockify_user u
        join clockify_stream s on s.workspace_id = u.workspace_id and s.stream = 'approval_request' and s.read_at is not null
        where u.employee_id = w.employee_id
      )) as approval_state
  from (
    select
      d.employee_id,
      d.employee_name,
      d.team,
      d.week_start,
      d.iso_week,
      min(d.starts_at) as starts_at,
      max(d.ends_at) as ends_at,
      cast(sum(d.capacity_seconds) as ${bigint}) as capacity_seconds,
      cast(sum(d.expected_seconds) as ${bigint}) as expected_seconds,
      cast(sum(case when d.working_day then (
        select round(sum(case
          when a.id is null then 0
          when 2 * (${elapsed}least(a.ends_at, d.ends_at)${minus}greatest(a.starts_at, d.starts_at)${end})
            > least(${elapsed}a.ends_at${minus}a.starts_at${end}, ${elapsed}d.ends_at${minus}d.starts_at${end}) then a.hours_per_day * 3600
          else 0
        end))
        from clockify_user u
        join clockify_stream s on s.workspace_id = u.workspace_id and s.stream = 'assignment' and s.read_at is not null
        left join clockify_assignment a
          on a.workspace_id = u.workspace_id
          and a.user_id = u.id
          and a.deleted_at is null
          and a.starts_at < d.ends_at
          and a.ends_at > d.starts_at
        where u.employee_id = d.employee_id
      ) end) as ${bigint}) as planned_seconds
    from clockify_expected_day d
    group by d.employee_id, d.employee_name, d.team, d.week_start, d.iso_week
  ) w
) x;

-- The day of an employee on which they worked: from their first finished entry to their last one, without time off and holidays. The
-- day is that of their zone in Clockify, else of clockify.day-zone; an entry over midnight is divided there.
create view clockify_workday (
  -- the employee in the roster
  employee_id,
  -- their name in the roster; null where it has none
  employee_name,
  -- their team in the roster as of now; null for none
  team,
  -- the day in the person's zone
  calendar_day,
  -- its Monday
  week_start,
  -- the first day of its month
  month_start,
  -- the person's zone
  zone,
  -- when the first entry started, or the day, UTC
  first_start,
  -- when the last entry ended, or the day, UTC
  last_end,
  -- seconds between these
  span_seconds,
  -- seconds of work; more than the span where entries overlap
  worked_seconds,
  -- seconds of breaks that were logged
  break_seconds,
  -- seconds of the span in which nothing was logged, no break either
  gap_seconds,
  -- whether an entry goes on after midnight
  past_midnight,
  -- whether the workspace does not work on such a day; Saturday and Sunday where Clockify does not say it
  is_weekend,
  -- whether a public holiday of theirs is on the day; null where no plan of theirs has holidays
  is_holiday
) as
select
  w.employee_id,
  w.employee_name,
  w.team,
  w.calendar_day,
  w.week_start,
  w.month_start,
  w.zone,
  w.first_start,
  w.last_end,
  ${elapsed}w.last_end${minus}w.first_start${end},
  w.worked_seconds,
  w.break_seconds,
  w.gap_seconds,
  w.past_midnight = 1,
  not w.working_day,
  (select max(h.is_holiday) from clockify_person_holiday h where h.employee_id = w.employee_id and h.calendar_day = w.calendar_day) = 1
from (
  select
    g.employee_id,
    g.employee_name,
    g.team,
    g.calendar_day,
    g.week_start,
    g.month_start,
    g.zone,
    g.working_day,
    min(g.part_from) as first_start,
    max(g.part_to) as last_end,
    cast(sum(case when g.type = 'BREAK' then 0 else ${elapsed}g.part_to${minus}g.part_from${end} end) as ${bigint}) as worked_seconds,
    cast(sum(case when g.type = 'BREAK' then ${elapsed}g.part_to${minus}g.part_from${end} else 0 end) as ${bigint}) as break_seconds,
    cast(sum(case when g.part_from > g.reached then ${elapsed}g.part_from${minus}g.reached${end} else 0 end) as ${bigint}) as gap_seconds,
    max(case when g.goes_on then 1 else 0 end) as past_midnight
  from (
    select
      t.employee_id,
      t.employee_name,
      t.team,
      t.calendar_day,
      t.week_start,
      t.month_start,
      t.zone,
      t.working_day,
      t.type,
      t.part_from,
      t.part_to,
      t.goes_on,
      ${reached} as reached
    from clockify_person_part t
    where coalesce(t.type, 'REGULAR') not in ('TIME_OFF', 'TIMEOFF', 'HOLIDAY')
  ) g
  group by g.employee_id, g.employee_name, g.team, g.calendar_day, g.week_start, g.month_start, g.zone, g.working_day
) w;

-- What was planned for a user in an assignment in an ISO week, against what they logged on its project, and its task where it names
-- one. Days are those of their zone in Clockify, else of clockify.day-zone.
create view clockify_plan (
  -- the workspace's id
  workspace_id,
  -- the assignment's id in clockify_assignment
  assignment_id,
  -- when the assignment starts, UTC: a recurring one may repeat its id
  assigned_from,
  -- when the assignment ends, UTC
  assigned_to,
  -- the user's id in clockify_user
  user_id,
  -- the employee in the roster; null where nobody is matched
  employee_id,
  -- their name in the roster; null where nobody is matched
  employee_name,
  -- their team in the roster as of now; null for none
  team,
  -- the project's id
  project_id,
  -- the project's name as of now; null for none
  project_name,
  -- the id of the task that it names; null for none
  task_id,
  -- the Monday of the week
  week_start,
  -- the ISO week, such as 2026-W05
  iso_week,
  -- seconds planned on the working days of the week
  planned_seconds,
  -- seconds logged on project and task on the assignment's days of the week; the same in each assignment to them
  logged_seconds
) as
select
  w.workspace_id,
  w.id,
  w.starts_at,
  w.ends_at,
  w.user_id,
  w.employee_id,
  w.employee_name,
  w.team,
  w.project_id,
  w.project_name,
  w.task_id,
  w.week_start,
  w.iso_week,
  w.planned_seconds,
  cast(
    (
      select coalesce(sum(${elapsed}least(e.ended_at, w.days_end)${minus}greatest(e.started_at, w.days_start)${end}), 0)
      from clockify_time_entry e
      where e.workspace_id = w.workspace_id
        and e.user_id = w.user_id
        and e.project_id = w.project_id
        and (w.task_id is null or e.task_id = w.task_id)
        and e.started_at < w.days_end
        and e.started_at >= w.days_start - interval '24' hour
        and e.ended_at > w.days_start
        and e.duration_seconds <= 86400
        and e.deleted_at is null
        and coalesce(e.type, 'REGULAR') not in ('TIME_OFF', 'TIMEOFF', 'HOLIDAY', 'BREAK')
    ) + (
      select coalesce(sum(${elapsed}least(e.ended_at, w.days_end)${minus}greatest(e.started_at, w.days_start)${end}), 0)
      from clockify_time_entry e
      where e.workspace_id = w.workspace_id
        and e.user_id = w.user_id
        and e.project_id = w.project_id
        and (w.task_id is null or e.task_id = w.task_id)
        and e.started_at < w.days_end
        and e.ended_at > w.days_start
        and e.duration_seconds > 86400
        and e.deleted_at is null
        and coalesce(e.type, 'REGULAR') not in ('TIME_OFF', 'TIMEOFF', 'HOLIDAY', 'BREAK')
    ) as ${bigint})
from (
  select
    a.workspace_id,
    a.id,
    a.starts_at,
    a.ends_at,
    a.user_id,
    u.employee_id,
    p.full_name as employee_name,
    p.team,
    a.project_id,
    j.name as project_name,
    a.task_id,
    d.week_start,
    d.iso_week,
    min(d.starts_at) as days_start,
    max(d.ends_at) as days_end,
    cast(round(sum(case
      when coalesce(w.working_days, '["MONDAY","TUESDAY","WEDNESDAY","THURSDAY","FRIDAY"]') like concat('%"', d.weekday, '"%')
        then a.hours_per_day * 3600
      else 0
    end)) as ${bigint}) as planned_seconds
  from clockify_assignment a
  join clockify_user u on u.workspace_id = a.workspace_id and u.id = a.user_id
  join clockify_calendar c
    on c.zone = coalesce((select k.zone from clockify_calendar k where k.zone = u.time_zone), '')
  join clockify_calendar_day d
    on d.zone = c.zone
    and d.ends_at > a.starts_at
    and d.starts_at < a.ends_at
    and 2 * (${elapsed}least(a.ends_at, d.ends_at)${minus}greatest(a.starts_at, d.starts_at)${end})
      > least(${elapsed}a.ends_at${minus}a.starts_at${end}, ${elapsed}d.ends_at${minus}d.starts_at${end})
  left join clockify_employee p on p.id = u.employee_id
  left join clockify_workspace w on w.id = a.workspace_id
  left join clockify_project j on j.workspace_id = a.workspace_id and j.id = a.project_id
  where a.deleted_at is null
  group by a.workspace_id, a.id, a.starts_at, a.ends_at, a.user_id, u.employee_id, p.full_name, p.team, a.project_id, j.name, a.task_id,
    d.week_start, d.iso_week
) w;

-- Billable time and expenses that no invoice holds, by client, project and month of the zone of clockify.day-zone. Amounts are there
-- with clockify.rates only.
create view clockify_unbilled (
  -- the first day of the month in which the entries start, or the money was spent
  month_start,
  -- the workspace's id
  workspace_id,
  -- the client of the project; null for none
  client_id,
  -- the client's name as of now; null for none
  client_name,
  -- the project; null for none
  project_id,
  -- the project's name as of now; null for none
  project_name,
  -- ISO 4217 code of the amounts: that of the entries, else of the client, else of the workspace; null where Clockify does not say it
  currency,
  -- finished billable entries that are on no invoice
  entries,
  -- seconds of these
  seconds,
  -- what they are worth, in minor units (cents); null without clockify.rates
  time_amount,
  -- billable expenses that are on no invoice, in minor units; null where there are none, or they are not read
  expense_amount
) as
select
  x.month_start,
  x.workspace_id,
  j.client_id,
  max(c.name),
  x.project_id,
  max(j.name),
  coalesce(x.currency, c.currency, w.currency),
  cast(sum(x.entries) as ${bigint}),
  cast(sum(x.seconds) as ${bigint}),
  cast(sum(x.time_amount) as ${bigint}),
  cast(sum(x.expense_amount) as ${bigint})
from (
  select
    d.month_start,
    e.workspace_id,
    e.project_id,
    e.currency,
    1 as entries,
    e.duration_seconds as seconds,
    e.billable_amount as time_amount,
    cast(null as ${bigint}) as expense_amount
  from clockify_day d
  cross join clockify_workspace v
  join ${each}clockify_time_entry e
    ${each_where} e.workspace_id = v.id
    and e.started_at >= d.starts_at
    and e.started_at < d.ends_at
    ${each_entry}
  where e.deleted_at is null
    and e.ended_at is not null
    and e.billable
    and e.invoice_id is null
    -- PostgreSQL looks the line of each up by its id, not by the workspace, and not by a join of all lines
    and (
      select count(*)
      from clockify_invoice_item i
      join clockify_invoice o on o.workspace_id = concat(i.workspace_id, '') and o.id = i.invoice_id
      where o.workspace_id = e.workspace_id
        and ${holds_entry}
        and i.deleted_at is null
        and o.deleted_at is null
        and o.status <> 'VOID') = 0
  union all
  select d.month_start, e.workspace_id, e.project_id, null, 0, 0, null, e.amount
  from clockify_day d
  join ${each}clockify_expense e ${each_where} e.spent_on = d.calendar_day ${each_entry}
  where e.deleted_at is null
    and e.billable
    and e.invoice_id is null
    -- PostgreSQL looks the line of each up by its id, not by the workspace, and not by a join of all lines
    and (
      select count(*)
      from clockify_invoice_item i
      join clockify_invoice o on o.workspace_id = concat(i.workspace_id, '') and o.id = i.invoice_id
      where o.workspace_id = e.workspace_id
        and ${holds_expense}
        and i.deleted_at is null
        and o.deleted_at is null
        and o.status <> 'VOID') = 0
) x
join clockify_workspace w on w.id = x.workspace_id
left join clockify_project j on j.workspace_id = x.workspace_id and j.id = x.project_id
left join clockify_client c on c.workspace_id = j.workspace_id and c.id = j.client_id
group by x.month_start, x.workspace_id, j.client_id, x.project_id, coalesce(x.currency, c.currency, w.currency);

-- What keeps an employee's ISO week from being approved as it is: one row for each kind of gap. Nobody whose plans have no approvals
-- is in it. Weeks are of days in their zone in Clockify, else in that of clockify.day-zone.
create view clockify_approval_gap (
  -- the employee in the roster
  employee_id,
  -- their name in the roster; null where it has none
  employee_name,
  -- their team in the roster as of now; null for none
  team,
  -- the Monday of the week
  week_start,
  -- the ISO week, such as 2026-W05
  iso_week,
  -- not_submitted: time was logged in a week that is over, and not submitted; not_decided: submitted and still PENDING; changed: an entry
  -- was made, changed or deleted after the approval
  kind,
  -- since when: the end of the week, the submission, or the last such change as the plugin saw it, UTC
  since
) as
select w.employee_id, w.employee_name, w.team, w.week_start, w.iso_week, 'not_submitted', w.ends_at
from (
  select d.employee_id, d.employee_name, d.team, d.week_start, d.iso_week, min(d.starts_at) as starts_at, max(d.ends_at) as ends_at
  from clockify_person_day d
  group by d.employee_id, d.employee_name, d.team, d.week_start, d.iso_week
) w
join clockify_user u on u.employee_id = w.employee_id
join clockify_stream s on s.workspace_id = u.workspace_id and s.stream = 'approval_request' and s.read_at is not null
join ${each}clockify_time_entry e
  ${each_where} e.workspace_id = u.workspace_id
  and e.user_id = u.id
  and e.started_at >= w.starts_at
  and e.started_at < w.ends_at
  ${each_entry}
left join ${each}clockify_approval_request r
  ${each_where} r.workspace_id = e.workspace_id
  and r.user_id = e.user_id
  and r.starts_at <= e.started_at
  -- the longest is of a month
  and r.starts_at > e.started_at - interval '40' day
  and r.ends_at >= e.started_at
  and r.left_list_at is null
  and r.state <> 'WITHDRAWN_APPROVAL'
  and coalesce(r.type, 'TIMESHEET') <> 'EXPENSE'
  ${each_request}
where w.ends_at <= ${now}
  and e.deleted_at is null
  and e.ended_at is not null
  and coalesce(e.type, 'REGULAR') not in ('TIME_OFF', 'TIMEOFF', 'HOLIDAY', 'BREAK')
  and r.id is null
group by w.employee_id, w.employee_name, w.team, w.week_start, w.iso_week, w.ends_at
union all
select w.employee_id, w.employee_name, w.team, w.week_start, w.iso_week, 'not_decided', min(r.state_at)
from (
  select d.employee_id, d.employee_name, d.team, d.week_start, d.iso_week, min(d.starts_at) as starts_at, max(d.ends_at) as ends_at
  from clockify_person_day d
  group by d.employee_id, d.employee_name, d.team, d.week_start, d.iso_week
) w
join clockify_user u on u.employee_id = w.employee_id
join ${each}clockify_approval_request r
  ${each_where} r.workspace_id = u.workspace_id
  and r.user_id = u.id
  and r.starts_at < w.ends_at
  and r.starts_at > w.starts_at - interval '40' day
  and r.ends_at > w.starts_at
  ${each_request}
where r.state = 'PENDING'
  and r.left_list_at is null
  and 2 * (${elapsed}least(r.ends_at, w.ends_at)${minus}greatest(r.starts_at, w.starts_at)${end})
    > least(${elapsed}r.ends_at${minus}r.starts_at${end}, ${elapsed}w.ends_at${minus}w.starts_at${end})
group by w.employee_id, w.employee_name, w.team, w.week_start, w.iso_week
union all
select x.employee_id, x.employee_name, x.team, x.week_start, x.iso_week, 'changed', max(x.changed)
from (
  select
    w.employee_id,
    w.employee_name,
    w.team,
    w.week_start,
    w.iso_week,
    case when e.created_at > r.state_at then e.created_at else (
      select max(h.seen_at)
      from clockify_time_entry_change h
      where h.workspace_id = e.workspace_id
        and h.time_entry_id = e.id
        and h.seen_at > r.state_at
        and (
          h.kind <> 'updated'
          or cast(h.old_values as ${chars}) like '%"started_at"%'
          or cast(h.old_values as ${chars}) like '%"ended_at"%'
          or cast(h.old_values as ${chars}) like '%"project_id"%'
          or cast(h.old_values as ${chars}) like '%"task_id"%'
          or cast(h.old_values as ${chars}) like '%"type"%'
          or cast(h.old_values as ${chars}) like '%"billable"%')
    ) end as changed
  from (
    select d.employee_id, d.employee_name, d.team, d.week_start, d.iso_week, min(d.starts_at) as starts_at, max(d.ends_at) as ends_at
    from clockify_person_day d
    group by d.employee_id, d.employee_name, d.team, d.week_start, d.iso_week
  ) w
  join clockify_user u on u.employee_id = w.employee_id
  join ${each}clockify_approval_request r
    ${each_where} r.workspace_id = u.workspace_id
    and r.user_id = u.id
    and r.starts_at < w.ends_at
    and r.starts_at > w.starts_at - interval '40' day
    and r.ends_at > w.starts_at
    ${each_request}
  join ${each}clockify_time_entry e
    ${each_where} e.workspace_id = u.workspace_id
    and e.user_id = u.id
    and e.started_at >= greatest(w.starts_at, r.starts_at)
    and e.started_at < w.ends_at
    and e.started_at <= r.ends_at
    ${each_entry}
  where r.state = 'APPROVED'
    and r.left_list_at is null
    and coalesce(r.type, 'TIMESHEET') <> 'EXPENSE'
) x
where x.changed is not null
group by x.employee_id, x.employee_name, x.team, x.week_start, x.iso_week;

-- Hours of each active employee in each ISO week that is covered, 0 where there is nothing: from the first week that a sync has
-- read to that of the last sync, which may not be over. Weeks are those of clockify_expected_week.
create view clockify_missing_time (
  -- the Monday of the week, in the person's zone
  week_start,
  -- the ISO week, such as 2026-W05
  iso_week,
  -- the employee in the roster
  employee_id,
  -- their name in the roster; null where it has none
  employee_name,
  -- their team in the roster as of now; null for none
  team,
  -- hours of work, two decimals
  hours,
  -- hours of breaks, time off and holidays that were logged, two decimals
  other_hours,
  -- hours that were due in the whole week, see clockify_expected_week, two decimals
  expected_hours,
  -- whether they are matched with a Clockify user; where they are not, 0 hours say nothing
  has_clockify_user
) as
select
  w.week_start,
  w.iso_week,
  w.employee_id,
  w.employee_name,
  w.team,
  cast(w.logged_seconds / 3600.0 as decimal(12, 2)),
  cast(coalesce(
    (
      select sum(${elapsed}t.part_to${minus}t.part_from${end})
      from clockify_person_part t
      where t.employee_id = w.employee_id
        and t.week_start = w.week_start
        and t.type in ('TIME_OFF', 'TIMEOFF', 'HOLIDAY', 'BREAK')
    ), 0) / 3600.0 as decimal(12, 2)),
  cast(w.expected_seconds / 3600.0 as decimal(12, 2)),
  exists (select 1 from clockify_user u where u.employee_id = w.employee_id)
from clockify_expected_week w
join clockify_employee p on p.id = w.employee_id
where p.active
  and exists (
    select 1
    from clockify_calendar_day d
    where d.zone = ''
      and d.week_start = w.week_start
      and d.ends_at > (select min(c.window_from) from clockify_window c where c.left_open is null)
      and d.starts_at <= (select max(i.synced_at) from clockify_integration_workspace i));

-- What needs somebody now: one row for each, see clockify.attention.uri.
create view clockify_attention (
  -- week-short, timer-long, overlap, submission-undecided, changed-after-approval, absent-and-logged, user-unmatched, deletions-held,
  -- integration-late or integration-refused
  rule,
  -- which of the rule's cases it is: ids, with / between them; the same as long as it stands
  subject,
  -- the workspace's id; null where it is about none, or several
  workspace_id,
  -- the employee in the roster, by the matching as of now; null where it is about none
  employee_id,
  -- their name in the roster; null where it has none
  employee_name,
  -- their team in the roster as of now; null for none
  team,
  -- the integration's name; null where it is about none
  integration,
  -- when it began, UTC
  since,
  -- what it is, in plain words; of a user who is matched with nobody, their name, e-mail address or id first
  detail
) as
select
  i.rule,
  i.subject,
  i.workspace_id,
  coalesce(u.employee_id, i.employee_id),
  p.full_name,
  p.team,
  i.integration,
  i.since,
  case when i.user_id is null or u.employee_id is not null then i.detail else concat(coalesce(u.name, u.email, i.user_id), ': ', i.detail) end
from clockify_attention_item i
left join clockify_user u on u.workspace_id = i.workspace_id and u.id = i.user_id
left join clockify_employee p on p.id = coalesce(u.employee_id, i.employee_id)
where i.ended_at is null;
