-- The forward plan, and the strategy that plans, priorities, actions and projects link to.

create table forward_plan_policy (
  -- The directorate's code: there is one row, and none while nobody has set it.
  id text primary key,
  key_threshold numeric,
  special_bank_holidays jsonb not null,
  council text not null,
  documents_address text not null,
  further_documents text not null,
  decision_bodies jsonb not null,
  etag bigint not null,
  create_time timestamptz not null,
  update_time timestamptz not null
);

create table forward_plan_entry (
  id uuid primary key,
  -- The decision's plan; an entry moves to another unit with it.
  plan text,
  unit text constraint link_unit references unit (id),
  etag bigint not null,
  create_time timestamptz not null,
  update_time timestamptz not null,
  reference text not null,
  decision uuid constraint link_decision references decision (id),
  text text not null,
  decision_maker text not null,
  portfolio text not null,
  published_on date,
  due_as_written text, due_earliest date, due_latest date, due_precision text,
  check (due_precision in ('DAY', 'MONTH', 'RANGE', 'YEAR', 'FINANCIAL_YEAR', 'TERM', 'UNKNOWN')),
  constraint due_order check (due_earliest <= due_latest),
  taken_on date,
  notice text not null check (notice in ('NOTICE_UNSPECIFIED', 'CLEAR_DAYS_28', 'GENERAL_EXCEPTION', 'SPECIAL_URGENCY')),
  key_because text not null check (key_because in ('KEY_BECAUSE_UNSPECIFIED', 'AMOUNT', 'COMMUNITIES', 'BOTH')),
  value_as_written text, value_value numeric, value_unit text, value_scale integer, value_comparator text,
  value_lowest numeric, value_highest numeric, value_reading_note text,
  check (value_comparator in ('COMPARATOR_UNSPECIFIED', 'AT_MOST', 'AT_LEAST', 'LESS_THAN', 'MORE_THAN', 'ABOUT')),
  contacts text[] not null,
  private_meeting boolean not null,
  documents text[] not null,
  constraint decision_of_a_plan check ((plan is null) = (decision is null))
);
create index forward_plan_entry_order on forward_plan_entry (coalesce(due_earliest, 'infinity'::date), id);
create index forward_plan_entry_decision on forward_plan_entry (decision);
create index forward_plan_entry_plan on forward_plan_entry (plan);
create index forward_plan_entry_unit on forward_plan_entry (unit);
create index forward_plan_entry_contacts on forward_plan_entry using gin (contacts);

create table strategy_framework (
  id text primary key,
  etag bigint not null,
  create_time timestamptz not null,
  update_time timestamptz not null,
  display_name text not null,
  valid_from date,
  valid_to date,
  description text not null,
  constraint valid_to check (valid_from <= valid_to)
);
create index strategy_framework_order on strategy_framework (display_name collate "en-x-icu", id);

create table strategy_item (
  id text primary key,
  strategy_framework text not null constraint link_strategy_framework references strategy_framework (id),
  etag bigint not null,
  create_time timestamptz not null,
  update_time timestamptz not null,
  kind text not null check (kind in ('AIM', 'PRIORITY', 'OUTCOME')),
  parent_item text,
  source_number text not null,
  text text not null,
  other_names text[] not null,
  position integer not null,
  unique (strategy_framework, id),
  -- Within its own framework.
  constraint link_parent_item foreign key (strategy_framework, parent_item) references strategy_item (strategy_framework, id)
);
create index strategy_item_order on strategy_item (strategy_framework, position, id);
create index strategy_item_parent on strategy_item (parent_item);

-- Written by older programs beside this one, which know nothing of it.
alter table action add column strategy_links jsonb not null default '[]';

-- What links to an item.
create index plan_strategy on plan using gin (strategy_links jsonb_path_ops);
create index priority_strategy on priority using gin (strategy_links jsonb_path_ops);
create index action_strategy on action using gin (strategy_links jsonb_path_ops);
create index project_strategy on project using gin (strategy_links jsonb_path_ops);
