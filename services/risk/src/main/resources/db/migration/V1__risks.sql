-- Registers, the risks in them, and what is done about each. Units, plans and officers are kept by their ids, registers that
-- may be another directorate's by their resource names.

create table risk_register (
  id text not null primary key,
  display_name text not null,
  scope text not null check (scope in ('CORPORATE', 'DIRECTORATE', 'DIVISION', 'PROGRAMME', 'PROJECT')),
  unit text not null default '',
  owners text[] not null default '{}',
  escalates_to text not null default '',
  review_date date,
  description text not null default '',
  etag bigint not null,
  create_time timestamptz not null,
  update_time timestamptz not null
);
create index risk_register_name on risk_register (display_name collate "en-x-icu", id);
create index risk_register_unit on risk_register (unit);

create table risk (
  id uuid not null primary key,
  register text not null constraint link_register references risk_register (id),
  unit text not null default '',
  plans text[] not null default '{}',
  threatens text[] not null default '{}',
  source_number text not null default '',
  text text not null,
  title text not null default '',
  cause text not null default '',
  event text not null default '',
  consequence text not null default '',
  category text not null default '',
  owners text[] not null default '{}',
  owners_as_written text not null default '',
  status text not null check (status in ('OPEN', 'CLOSED')),
  closing_reason text not null default '',
  proximity text not null,
  review_date date,
  inherent_likelihood integer check (inherent_likelihood between 1 and 5),
  inherent_impact integer check (inherent_impact between 1 and 5),
  inherent_rationale text,
  inherent_assessed_on date,
  inherent_assessor text,
  current_likelihood integer check (current_likelihood between 1 and 5),
  current_impact integer check (current_impact between 1 and 5),
  current_rationale text,
  current_assessed_on date,
  current_assessor text,
  target_likelihood integer check (target_likelihood between 1 and 5),
  target_impact integer check (target_impact between 1 and 5),
  target_rationale text,
  target_assessed_on date,
  target_assessor text,
  controls jsonb not null default '[]',
  escalated_to text not null default '',
  raised_on date,
  position integer not null,
  etag bigint not null,
  create_time timestamptz not null,
  update_time timestamptz not null,
  constraint closing_reason check (status <> 'CLOSED' or closing_reason <> '')
);
create index risk_order on risk (register, position, id);
create index risk_review on risk (coalesce(review_date, 'infinity'::date), id);
create index risk_update on risk (update_time, id);
create index risk_unit on risk (unit);
create index risk_plans on risk using gin (plans);
create index risk_threatens on risk using gin (threatens);
create index risk_owners on risk using gin (owners);

-- `unit` and `plans` are those of the risk, so that a list as of an instant needs no other table.
create table mitigation (
  id uuid not null primary key,
  risk uuid not null constraint link_risk references risk (id),
  unit text not null default '',
  plans text[] not null default '{}',
  text text not null,
  owners text[] not null default '{}',
  owners_as_written text not null default '',
  due_as_written text,
  due_earliest date,
  due_latest date,
  due_precision text,
  action text not null default '',
  status text not null,
  note text not null default '',
  position integer not null,
  etag bigint not null,
  create_time timestamptz not null,
  update_time timestamptz not null
);
create index mitigation_order on mitigation (risk, position, id);
create index mitigation_unit on mitigation (unit);
create index mitigation_plans on mitigation using gin (plans);
create index mitigation_owners on mitigation using gin (owners);
