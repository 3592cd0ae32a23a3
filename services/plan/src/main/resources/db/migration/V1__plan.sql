-- The plan service's own tables; twins, triggers and grants come from the chassis.

create table unit (
  id text primary key,
  etag bigint not null,
  create_time timestamptz not null,
  update_time timestamptz not null,
  display_name text not null,
  abbreviation text not null,
  other_names text[] not null,
  kind text not null check (kind in (
    'DIRECTORATE', 'DIVISION', 'SERVICE', 'LOCALITY', 'TEAM', 'AUTHORITY')),
  parent_unit text constraint link_parent_unit references unit (id),
  valid_from date,
  valid_to date,
  predecessors text[] not null,
  heads text[] not null,
  position integer not null,
  constraint valid_to check (valid_from <= valid_to)
);
create index unit_parent on unit (parent_unit);
create index unit_order on unit (
  (case kind when 'AUTHORITY' then 0 when 'DIRECTORATE' then 1 when 'DIVISION' then 2 when 'SERVICE' then 3
             when 'LOCALITY' then 4 else 5 end),
  position, display_name collate "en-x-icu", id);

create table officer (
  id uuid primary key,
  etag bigint not null,
  create_time timestamptz not null,
  update_time timestamptz not null,
  display_name text not null,
  kind text not null check (kind in ('KIND_UNSPECIFIED', 'PERSON', 'ROLE', 'GROUP', 'BODY')),
  other_names text[] not null,
  -- The names by which it is found, folded.
  called text[] not null,
  job_title text not null,
  unit text constraint link_unit references unit (id),
  token_subject text not null,
  email text not null,
  confirmed_by text not null,
  confirm_time timestamptz,
  tenures jsonb not null,
  valid_from date,
  valid_to date,
  constraint valid_to check (valid_from <= valid_to)
);
create index officer_name on officer (display_name collate "en-x-icu", id);
create index officer_called on officer using gin (called);
create index officer_subject on officer (token_subject) where token_subject <> '';
create index officer_email on officer (lower(email)) where email <> '';

create table plan (
  id text primary key,
  unit text not null constraint link_unit references unit (id),
  etag bigint not null,
  create_time timestamptz not null,
  update_time timestamptz not null,
  title text not null,
  kind text not null check (kind in ('DIVISIONAL', 'SERVICE', 'DIRECTORATE')),
  plan_year text not null,
  parent_plan text constraint link_parent_plan references plan (id),
  previous_plan text constraint link_previous_plan references plan (id),
  state text not null check (state in ('DRAFT', 'SUBMITTED', 'APPROVED', 'PUBLISHED', 'CLOSED')),
  revision integer not null,
  publish_time timestamptz,
  directorate_as_written text not null,
  division_as_written text not null,
  portfolio text not null,
  cabinet_members text[] not null,
  corporate_directors text[] not null,
  corporate_directors_as_written text not null,
  directors text[] not null,
  directors_as_written text not null,
  heads_of_service text[] not null,
  heads_of_service_as_written text not null,
  plan_owners text[] not null,
  gross_expenditure_as_written text, gross_expenditure_value numeric, gross_expenditure_unit text, gross_expenditure_scale integer, gross_expenditure_comparator text,
  gross_expenditure_lowest numeric, gross_expenditure_highest numeric, gross_expenditure_reading_note text,
  check (gross_expenditure_comparator in ('COMPARATOR_UNSPECIFIED', 'AT_MOST', 'AT_LEAST', 'LESS_THAN', 'MORE_THAN', 'ABOUT')),
  fte_as_written text, fte_value numeric, fte_unit text, fte_scale integer, fte_comparator text,
  fte_lowest numeric, fte_highest numeric, fte_reading_note text,
  check (fte_comparator in ('COMPARATOR_UNSPECIFIED', 'AT_MOST', 'AT_LEAST', 'LESS_THAN', 'MORE_THAN', 'ABOUT')),
  role_and_purpose text not null,
  contribution text not null,
  passages jsonb not null,
  strategy_links jsonb not null
);
create unique index one_plan on plan (unit, kind, plan_year);
create index plan_title on plan (title collate "en-x-icu", id);
create index plan_year on plan (plan_year);

create table priority (
  id uuid primary key,
  plan text not null constraint link_plan references plan (id),
  unit text not null default '',
  etag bigint not null,
  create_time timestamptz not null,
  update_time timestamptz not null,
  source_number text not null,
  title text not null,
  description text not null,
  position integer not null,
  lead_officers text[] not null,
  lead_officers_as_written text not null,
  strategy_links jsonb not null,
  carried_from text not null,
  -- So that what belongs to a priority can be held to its plan.
  unique (plan, id)
);
create index priority_order on priority (plan, position, id);

create table action (
  id uuid primary key,
  plan text not null constraint link_plan references plan (id),
  unit text not null default '',
  etag bigint not null,
  create_time timestamptz not null,
  update_time timestamptz not null,
  priority uuid not null,
  kind text not null check (kind in ('HEADLINE', 'SUB_ACTION')),
  parent_action uuid,
  source_number text not null,
  position integer not null,
  text text not null,
  officers text[] not null,
  officers_as_written text not null,
  start_as_written text, start_earliest date, start_latest date, start_precision text,
  check (start_precision in ('DAY', 'MONTH', 'RANGE', 'YEAR', 'FINANCIAL_YEAR', 'TERM', 'UNKNOWN')),
  constraint start_order check (start_earliest <= start_latest),
  end_as_written text, end_earliest date, end_latest date, end_precision text,
  check (end_precision in ('DAY', 'MONTH', 'RANGE', 'YEAR', 'FINANCIAL_YEAR', 'TERM', 'UNKNOWN')),
  constraint end_order check (end_earliest <= end_latest),
  -- The progress whose day is the latest; all of them are in action_progress.
  progress_status text check (progress_status in (
    'NOT_STARTED', 'ON_COURSE', 'PARTIALLY_COMPLETE', 'COMPLETED', 'DELAYED', 'ON_HOLD', 'STOPPED', 'CANCELLED')),
  progress_percent integer, progress_narrative text, progress_as_at date,
  progress_evidence_uri text, progress_recorded_by text, progress_record_time timestamptz,
  carried_from text not null,
  unique (plan, id),
  constraint link_priority foreign key (plan, priority) references priority (plan, id),
  constraint link_parent_action foreign key (plan, parent_action) references action (plan, id)
);
create index action_order on action (plan, position, id);
create index action_priority on action (plan, priority);
-- Counts of many plans at once, from the index alone.
create index action_headline on action (plan) include (id, progress_status) where kind = 'HEADLINE';
create index action_parent on action (plan, parent_action);
create index action_officers on action using gin (officers);

-- Stands by itself: what was recorded of an action that is removed later is still to be shown for earlier instants.
create table action_progress (
  id uuid primary key,
  plan text not null,
  action uuid not null,
  unit text not null,
  status text not null check (status in (
    'NOT_STARTED', 'ON_COURSE', 'PARTIALLY_COMPLETE', 'COMPLETED', 'DELAYED', 'ON_HOLD', 'STOPPED', 'CANCELLED')),
  percent integer,
  narrative text not null,
  as_at date not null,
  evidence_uri text not null,
  recorded_by text not null,
  record_time timestamptz not null,
  constraint percent check (percent between 0 and 100)
);
comment on table action_progress is 'append-only: every progress that was recorded';
create index action_progress_order on action_progress (action, as_at desc, record_time desc, id desc);

create table milestone (
  id uuid primary key,
  plan text not null constraint link_plan references plan (id),
  unit text not null default '',
  etag bigint not null,
  create_time timestamptz not null,
  update_time timestamptz not null,
  priority uuid not null,
  source_number text not null,
  position integer not null,
  text text not null,
  due_as_written text, due_earliest date, due_latest date, due_precision text,
  check (due_precision in ('DAY', 'MONTH', 'RANGE', 'YEAR', 'FINANCIAL_YEAR', 'TERM', 'UNKNOWN')),
  constraint due_order check (due_earliest <= due_latest),
  reached_on date,
  carried_from text not null,
  constraint link_priority foreign key (plan, priority) references priority (plan, id)
);
create index milestone_order on milestone (plan, position, id);
create index milestone_priority on milestone (plan, priority);

create table decision (
  id uuid primary key,
  plan text not null constraint link_plan references plan (id),
  unit text not null default '',
  etag bigint not null,
  create_time timestamptz not null,
  update_time timestamptz not null,
  section text not null check (section in ('B', 'C')),
  priority uuid,
  source_number text not null,
  position integer not null,
  text text not null,
  due_as_written text, due_earliest date, due_latest date, due_precision text,
  check (due_precision in ('DAY', 'MONTH', 'RANGE', 'YEAR', 'FINANCIAL_YEAR', 'TERM', 'UNKNOWN')),
  constraint due_order check (due_earliest <= due_latest),
  in_forward_plan text not null check (in_forward_plan in (
    'IN_FORWARD_PLAN_UNSPECIFIED', 'YES', 'NO', 'UNKNOWN')),
  in_forward_plan_as_written text not null,
  constraint link_priority foreign key (plan, priority) references priority (plan, id)
);
create index decision_order on decision (plan, position, id);
create index decision_priority on decision (plan, priority);

create table financial_line (
  id uuid primary key,
  plan text not null constraint link_plan references plan (id),
  unit text not null default '',
  etag bigint not null,
  create_time timestamptz not null,
  update_time timestamptz not null,
  kind text not null check (kind in ('LINE', 'SUBTOTAL', 'TOTAL')),
  shape text not null check (shape in ('SECTION_D', 'SERVICE_PLAN')),
  position integer not null,
  label text not null,
  line_unit text constraint link_unit references unit (id),
  service_heading text not null,
  client_group text not null,
  responsible_managers text[] not null,
  responsible_managers_as_written text not null,
  cabinet_member_as_written text not null,
  -- The columns that the table states, by the contract's names.
  figures jsonb not null,
  note text not null
);
create index financial_line_order on financial_line (plan, position, id);

create table workforce_line (
  id uuid primary key,
  plan text not null constraint link_plan references plan (id),
  unit text not null default '',
  etag bigint not null,
  create_time timestamptz not null,
  update_time timestamptz not null,
  kind text not null check (kind in ('LINE', 'TOTAL')),
  position integer not null,
  label text not null,
  line_unit text constraint link_unit references unit (id),
  grade_band text not null,
  opening_fte_as_written text, opening_fte_value numeric, opening_fte_unit text, opening_fte_scale integer, opening_fte_comparator text,
  opening_fte_lowest numeric, opening_fte_highest numeric, opening_fte_reading_note text,
  check (opening_fte_comparator in ('COMPARATOR_UNSPECIFIED', 'AT_MOST', 'AT_LEAST', 'LESS_THAN', 'MORE_THAN', 'ABOUT')),
  opening_date_as_written text, opening_date_earliest date, opening_date_latest date, opening_date_precision text,
  check (opening_date_precision in ('DAY', 'MONTH', 'RANGE', 'YEAR', 'FINANCIAL_YEAR', 'TERM', 'UNKNOWN')),
  constraint opening_date_order check (opening_date_earliest <= opening_date_latest),
  estimated_fte_as_written text, estimated_fte_value numeric, estimated_fte_unit text, estimated_fte_scale integer, estimated_fte_comparator text,
  estimated_fte_lowest numeric, estimated_fte_highest numeric, estimated_fte_reading_note text,
  check (estimated_fte_comparator in ('COMPARATOR_UNSPECIFIED', 'AT_MOST', 'AT_LEAST', 'LESS_THAN', 'MORE_THAN', 'ABOUT')),
  estimate_date_as_written text, estimate_date_earliest date, estimate_date_latest date, estimate_date_precision text,
  check (estimate_date_precision in ('DAY', 'MONTH', 'RANGE', 'YEAR', 'FINANCIAL_YEAR', 'TERM', 'UNKNOWN')),
  constraint estimate_date_order check (estimate_date_earliest <= estimate_date_latest),
  reason_for_variance text not null,
  note text not null
);
create index workforce_line_order on workforce_line (plan, position, id);

create table support_request (
  id uuid primary key,
  plan text not null constraint link_plan references plan (id),
  unit text not null default '',
  etag bigint not null,
  create_time timestamptz not null,
  update_time timestamptz not null,
  position integer not null,
  activity text not null,
  expected_impact text not null,
  expected_as_written text, expected_earliest date, expected_latest date, expected_precision text,
  check (expected_precision in ('DAY', 'MONTH', 'RANGE', 'YEAR', 'FINANCIAL_YEAR', 'TERM', 'UNKNOWN')),
  constraint expected_order check (expected_earliest <= expected_latest),
  asked_division_as_written text not null,
  -- May be another directorate's, so it is kept as a name.
  asked_unit text not null,
  priority uuid,
  constraint link_priority foreign key (plan, priority) references priority (plan, id)
);
create index support_request_order on support_request (plan, position, id);

-- A document that was sent in. Its file and its reports stand in tables of their own, so that a list stays light.
create table import (
  id uuid primary key,
  unit text not null,
  etag bigint not null,
  create_time timestamptz not null,
  update_time timestamptz not null,
  state text not null check (state in ('READING', 'APPLYING', 'COMPLETED', 'INCOMPLETE', 'VALIDATED')),
  plan text not null,
  file_name text not null,
  content_type text not null,
  size_bytes bigint not null,
  sha256 text not null,
  actor text not null,
  reason text not null,
  document_title text not null,
  template text not null,
  complete_time timestamptz
);
create index import_order on import (create_time desc, id desc);
create index import_file_again on import (plan, sha256);

create table import_report (
  import uuid not null constraint link_import references import (id),
  recorded_at timestamptz not null default recorded_instant(),
  -- The contract's Import with what the reader found and what the parts reported, in the contract's own encoding.
  report bytea not null,
  primary key (import, recorded_at)
);
comment on table import_report is 'append-only: what was reported of an import, the latest counts';

create table import_file (
  import uuid primary key constraint link_import references import (id),
  content bytea not null
);
-- Word files are packed already, and pieces are read from the middle.
alter table import_file alter column content set storage external;
comment on table import_file is 'append-only: the files as they were sent';
