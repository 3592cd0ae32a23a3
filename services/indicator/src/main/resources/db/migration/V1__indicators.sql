-- Indicators, what their figures are held against, and the figures.
-- Children carry their indicator's unit, by which access is decided; the key on (id, unit) moves it with the indicator.

create table indicator (
  id text primary key,
  etag bigint not null,
  create_time timestamptz not null,
  update_time timestamptz not null,
  code text not null,
  display_name text not null,
  kind text not null check (kind in ('PERFORMANCE', 'ACTIVITY')),
  -- Definition versions, oldest first.
  definitions jsonb not null,
  unit_of_measure text not null,
  scale integer not null,
  decimals integer,
  polarity text not null,
  frequency text not null,
  frequency_as_written text not null,
  calendar text not null,
  aggregation text not null,
  -- Ids of officers and plans, names of priorities: all three are the plan service's.
  officers text[] not null,
  officers_as_written text not null,
  unit text not null default '',
  plans text[] not null,
  priorities text[] not null,
  strategy_links jsonb not null,
  scope text not null,
  group_heading text not null,
  position integer not null,
  lifecycle text not null,
  discontinued_from text not null,
  note text not null,
  threshold_as_written text not null,
  unique (id, unit)
);
create index indicator_order on indicator (position, id);
create index indicator_display_name on indicator (display_name collate "en-x-icu", id);
create index indicator_code on indicator (code collate "C", id);
create index indicator_update_time on indicator (update_time, id);
create index indicator_unit on indicator (unit);
create index indicator_plans on indicator using gin (plans);
create index indicator_officers on indicator using gin (officers);

create table target (
  id uuid primary key,
  etag bigint not null,
  create_time timestamptz not null,
  update_time timestamptz not null,
  indicator text not null,
  unit text not null default '',
  kind text not null check (kind in ('TARGET', 'FLOOR')),
  period text not null,
  period_as_written text not null,
  -- The unit whose target it is; empty where it is the indicator's own.
  of_unit text not null,
  value_as_written text not null,
  value_value numeric,
  value_unit text not null,
  value_scale integer not null,
  value_comparator text not null,
  value_lowest numeric,
  value_highest numeric,
  value_reading_note text not null,
  value_qualifier text not null,
  value_expected_as_written text,
  value_expected_earliest date,
  value_expected_latest date,
  value_expected_precision text,
  value_note text not null,
  plan text not null,
  version integer not null,
  constraint link_indicator foreign key (indicator, unit) references indicator (id, unit) on update cascade
);
create unique index target_one on target (indicator, of_unit, kind, period);
create index target_order on target (indicator, period collate "C", kind collate "C", id);
create index target_plan on target (plan);

create table expected_range (
  id uuid primary key,
  etag bigint not null,
  create_time timestamptz not null,
  update_time timestamptz not null,
  indicator text not null,
  unit text not null default '',
  period text not null,
  period_as_written text not null,
  of_unit text not null,
  lower_as_written text,
  lower_value numeric,
  lower_unit text,
  lower_scale integer,
  lower_comparator text,
  lower_lowest numeric,
  lower_highest numeric,
  lower_reading_note text,
  lower_qualifier text,
  lower_expected_as_written text,
  lower_expected_earliest date,
  lower_expected_latest date,
  lower_expected_precision text,
  lower_note text,
  upper_as_written text,
  upper_value numeric,
  upper_unit text,
  upper_scale integer,
  upper_comparator text,
  upper_lowest numeric,
  upper_highest numeric,
  upper_reading_note text,
  upper_qualifier text,
  upper_expected_as_written text,
  upper_expected_earliest date,
  upper_expected_latest date,
  upper_expected_precision text,
  upper_note text,
  plan text not null,
  version integer not null,
  constraint link_indicator foreign key (indicator, unit) references indicator (id, unit) on update cascade
);
create unique index expected_range_one on expected_range (indicator, of_unit, period);
create index expected_range_order on expected_range (indicator, period collate "C", id);
create index expected_range_plan on expected_range (plan);

create table benchmark (
  id uuid primary key,
  etag bigint not null,
  create_time timestamptz not null,
  update_time timestamptz not null,
  indicator text not null,
  unit text not null default '',
  authority text not null,
  period text not null,
  period_as_written text not null,
  value_as_written text not null,
  value_value numeric,
  value_unit text not null,
  value_scale integer not null,
  value_comparator text not null,
  value_lowest numeric,
  value_highest numeric,
  value_reading_note text not null,
  value_qualifier text not null,
  value_expected_as_written text,
  value_expected_earliest date,
  value_expected_latest date,
  value_expected_precision text,
  value_note text not null,
  source text not null,
  note text not null,
  plan text not null,
  constraint link_indicator foreign key (indicator, unit) references indicator (id, unit) on update cascade
);
create index benchmark_order on benchmark (indicator, period collate "C", authority collate "C", id);
create index benchmark_plan on benchmark (plan);

-- Figures, never altered or removed: a correction is a new revision.
create table measurement_revision (
  id uuid primary key,
  create_time timestamptz not null,
  indicator text not null,
  unit text not null default '',
  period text not null,
  period_as_written text not null,
  of_unit text not null,
  value_as_written text,
  value_value numeric,
  value_unit text,
  value_scale integer,
  value_comparator text,
  value_lowest numeric,
  value_highest numeric,
  value_reading_note text,
  value_qualifier text,
  value_expected_as_written text,
  value_expected_earliest date,
  value_expected_latest date,
  value_expected_precision text,
  value_note text,
  numerator numeric,
  denominator numeric check (denominator <> 0),
  note text not null,
  revision integer not null check (revision > 0),
  definition_version integer not null,
  recorded_by text not null,
  plan text not null,
  constraint link_indicator foreign key (indicator, unit) references indicator (id, unit) on update cascade
);
comment on table measurement_revision is 'append-only: figures are kept as revisions';
create unique index measurement_one on measurement_revision (indicator, of_unit, period, revision);
create index measurement_order on measurement_revision
  (indicator, of_unit collate "C", period collate "C", revision, id);
create index measurement_plan on measurement_revision (plan);

-- Figures as they are read and added: whether one is the latest of its unit and period follows from the others.
create view measurement as
  select m.*,
         not exists (select from measurement_revision n
                      where n.indicator = m.indicator and n.of_unit = m.of_unit and n.period = m.period
                        and n.revision = m.revision + 1) as current
    from measurement_revision m;

-- The same as they stood, in the form of the other twins: a figure is the latest until the next revision is recorded.
create view measurement_history as
  select m.*, true as current, m.create_time as recorded_from, coalesce(n.create_time, 'infinity') as recorded_to
    from measurement_revision m
    left join measurement_revision n
      on n.indicator = m.indicator and n.of_unit = m.of_unit and n.period = m.period and n.revision = m.revision + 1
  union all
  select m.*, false, n.create_time, 'infinity'
    from measurement_revision m
    join measurement_revision n
      on n.indicator = m.indicator and n.of_unit = m.of_unit and n.period = m.period and n.revision = m.revision + 1;

grant select, insert on measurement to ${run_role};
grant select on measurement_history to ${run_role};
