-- Projects, involvement and budget movements of a plan, and what edits of many records did.

create table project (
  id uuid primary key,
  plan text not null constraint link_plan references plan (id),
  unit text not null default '',
  etag bigint not null,
  create_time timestamptz not null,
  update_time timestamptz not null,
  position integer not null,
  text text not null,
  service_heading text not null,
  project_unit text constraint link_unit references unit (id),
  managers text[] not null,
  managers_as_written text not null,
  deliverables jsonb not null,
  target_dates jsonb not null,
  target_dates_as_written text not null,
  strategy_links jsonb not null,
  priority uuid,
  gateways jsonb not null,
  note text not null,
  constraint link_priority foreign key (plan, priority) references priority (plan, id)
);
create index project_order on project (plan, position, id);
create index project_priority on project (plan, priority);
create index project_managers on project using gin (managers);

create table involvement (
  id uuid primary key,
  plan text not null constraint link_plan references plan (id),
  unit text not null default '',
  etag bigint not null,
  create_time timestamptz not null,
  update_time timestamptz not null,
  position integer not null,
  display_name text not null,
  start_as_written text, start_earliest date, start_latest date, start_precision text,
  check (start_precision in ('DAY', 'MONTH', 'RANGE', 'YEAR', 'FINANCIAL_YEAR', 'TERM', 'UNKNOWN')),
  constraint start_order check (start_earliest <= start_latest),
  end_as_written text, end_earliest date, end_latest date, end_precision text,
  check (end_precision in ('DAY', 'MONTH', 'RANGE', 'YEAR', 'FINANCIAL_YEAR', 'TERM', 'UNKNOWN')),
  constraint end_order check (end_earliest <= end_latest),
  dates_as_written text not null,
  feedback_as_written text, feedback_earliest date, feedback_latest date, feedback_precision text,
  check (feedback_precision in ('DAY', 'MONTH', 'RANGE', 'YEAR', 'FINANCIAL_YEAR', 'TERM', 'UNKNOWN')),
  constraint feedback_order check (feedback_earliest <= feedback_latest),
  target_group text not null,
  target_area text not null,
  summary text not null,
  want_to_find_out text[] not null,
  statutory text not null check (statutory in ('STATUTORY_UNSPECIFIED', 'YES', 'NO', 'UNKNOWN')),
  statutory_as_written text not null,
  types text[] not null check (types <@ array[
    'BUSINESS', 'COUNCIL', 'ENVIRONMENT', 'SOCIAL', 'COMMUNITY', 'EDUCATION', 'LEISURE', 'TRANSPORT']),
  contacts text[] not null,
  contacts_as_written text not null
);
create index involvement_order on involvement (plan, position, id);
create index involvement_contacts on involvement using gin (contacts);

-- So that a movement can be held to lines of its own plan.
alter table financial_line add unique (plan, id);

create table budget_movement (
  id uuid primary key,
  plan text not null constraint link_plan references plan (id),
  unit text not null default '',
  etag bigint not null,
  create_time timestamptz not null,
  update_time timestamptz not null,
  position integer not null,
  kind text not null check (kind in ('ADDITION', 'SAVING', 'TRANSFER')),
  kind_as_written text not null,
  amount_as_written text, amount_value numeric, amount_unit text, amount_scale integer, amount_comparator text,
  amount_lowest numeric, amount_highest numeric, amount_reading_note text,
  check (amount_comparator in ('COMPARATOR_UNSPECIFIED', 'AT_MOST', 'AT_LEAST', 'LESS_THAN', 'MORE_THAN', 'ABOUT')),
  full_year_amount_as_written text, full_year_amount_value numeric, full_year_amount_unit text, full_year_amount_scale integer,
  full_year_amount_comparator text, full_year_amount_lowest numeric, full_year_amount_highest numeric,
  full_year_amount_reading_note text,
  check (full_year_amount_comparator in (
    'COMPARATOR_UNSPECIFIED', 'AT_MOST', 'AT_LEAST', 'LESS_THAN', 'MORE_THAN', 'ABOUT')),
  one_year_only boolean not null,
  explanation text not null,
  result text not null,
  financial_line uuid,
  counterpart_line uuid,
  note text not null,
  constraint link_financial_line foreign key (plan, financial_line) references financial_line (plan, id),
  constraint link_counterpart_line foreign key (plan, counterpart_line) references financial_line (plan, id),
  constraint counterpart_line check (counterpart_line is null or (kind = 'TRANSFER' and financial_line <> counterpart_line))
);
create index budget_movement_order on budget_movement (plan, position, id);
create index budget_movement_line on budget_movement (plan, financial_line);
create index budget_movement_counterpart on budget_movement (plan, counterpart_line);

-- An edit of many records, under the id of its request: which they are is settled once, so that a repeat carries on with them.
create table bulk_edit (
  id uuid primary key,
  caller text not null,
  recorded_at timestamptz not null default recorded_instant(),
  -- Tells a repeated request from another one with the same id.
  digest text not null,
  -- The records' names, in the order in which they are dealt with.
  records text[] not null,
  rolled_back boolean not null
);
comment on table bulk_edit is 'append-only: edits of many records';

create table bulk_edit_item (
  bulk_edit uuid not null constraint link_bulk_edit references bulk_edit (id),
  -- Which of the records, from 0.
  place integer not null,
  recorded_at timestamptz not null default recorded_instant(),
  -- What became of it, in the contract's own encoding.
  item bytea not null,
  primary key (bulk_edit, place)
);
comment on table bulk_edit_item is 'append-only: what an edit of many records did to each, written with the change itself';
