-- What the plans' owners return for each round of monitoring.

create table monitoring_return (
  id uuid primary key,
  plan text not null constraint link_plan references plan (id),
  unit text not null default '',
  etag bigint not null,
  create_time timestamptz not null,
  update_time timestamptz not null,
  plan_year text not null,
  round text not null check (round in ('MID_YEAR', 'YEAR_END', 'QUARTERLY', 'MONTHLY')),
  -- The quarter or month; empty for the other rounds.
  period text not null,
  as_at date not null,
  due_date date not null,
  officers text[] not null,
  state text not null check (state in ('OPEN', 'DRAFT', 'SUBMITTED', 'SIGNED_OFF', 'RETURNED')),
  narrative text not null,
  -- Key achievements, key issues and changes of decisions.
  account jsonb not null,
  returned_reason text not null,
  submitted_by text not null,
  submit_time timestamptz,
  handed_in_date date,
  -- What the monitoring table counts, as it was handed in.
  figures_priorities integer, figures_actions integer, figures_completed integer, figures_on_course integer,
  figures_delayed_or_cancelled integer, figures_stopped_or_cancelled integer,
  sign_off_officer text, sign_off_signed_by text, sign_off_sign_time timestamptz, sign_off_note text,
  reopenings jsonb not null,
  constraint due_date check (due_date >= as_at),
  -- What stands fixed has its figures, and what does not has none.
  constraint figures check ((state in ('SUBMITTED', 'SIGNED_OFF')) = (figures_actions is not null)),
  constraint sign_off check ((state = 'SIGNED_OFF') = (sign_off_sign_time is not null))
);
create unique index one_return on monitoring_return (plan, round, period);
create index monitoring_return_order on monitoring_return (plan, due_date, id);
create index monitoring_return_due on monitoring_return (due_date, id);
create index monitoring_return_officers on monitoring_return using gin (officers);

-- Stands by itself: what was handed in is kept whatever becomes of the return and its plan.
create table return_statement (
  monitoring_return uuid not null,
  recorded_at timestamptz not null default recorded_instant(),
  -- The contract's MonitoringReturn with the progress of every action and what became of the decisions, in the contract's own
  -- encoding.
  statement bytea not null,
  primary key (monitoring_return, recorded_at)
);
comment on table return_statement is 'append-only: what returns said when they were handed in';
