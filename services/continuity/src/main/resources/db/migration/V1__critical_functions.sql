-- Critical functions. Units, plans and officers are kept by their ids; priorities by their resource names, and by their ids for
-- lists that ask for one.

create table critical_function (
  id uuid not null primary key,
  display_name text not null,
  description text not null default '',
  unit text not null default '',
  plans text[] not null default '{}',
  owners text[] not null default '{}',
  owners_as_written text not null default '',
  mtpd_as_written text,
  mtpd_value numeric,
  mtpd_unit text,
  mtpd_scale integer,
  mtpd_comparator text,
  mtpd_lowest numeric,
  mtpd_highest numeric,
  mtpd_reading_note text,
  rto_as_written text,
  rto_value numeric,
  rto_unit text,
  rto_scale integer,
  rto_comparator text,
  rto_lowest numeric,
  rto_highest numeric,
  rto_reading_note text,
  rpo_as_written text,
  rpo_value numeric,
  rpo_unit text,
  rpo_scale integer,
  rpo_comparator text,
  rpo_lowest numeric,
  rpo_highest numeric,
  rpo_reading_note text,
  -- The two times as they are compared; null where they cannot be read.
  mtpd_minutes bigint,
  rto_minutes bigint,
  mbco text not null default '',
  peak_periods jsonb not null default '[]',
  impacts jsonb not null default '[]',
  priorities text[] not null default '{}',
  priority_ids text[] not null default '{}',
  position integer not null,
  etag bigint not null,
  create_time timestamptz not null,
  update_time timestamptz not null
);
create index critical_function_order on critical_function (position, id);
create index critical_function_name on critical_function (display_name collate "en-x-icu", id);
create index critical_function_update on critical_function (update_time, id);
create index critical_function_unit on critical_function (unit);
create index critical_function_plans on critical_function using gin (plans);
create index critical_function_owners on critical_function using gin (owners);
create index critical_function_priorities on critical_function using gin (priority_ids);
