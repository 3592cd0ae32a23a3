-- The council's calendar and when its figures are due.

create table calendar (
  id text primary key,
  -- The year, such as AY2013.
  period text not null,
  -- Its parts, from the first to the last.
  parts jsonb not null,
  etag bigint not null,
  create_time timestamptz not null,
  update_time timestamptz not null
);
create unique index calendar_one on calendar (period);
create index calendar_order on calendar (period collate "C", id);

-- One row, whose id is the directorate's code; none while nobody has set it.
create table rag_policy (
  id text primary key,
  due_days integer not null check (due_days between 0 and 366),
  etag bigint not null,
  create_time timestamptz not null,
  update_time timestamptz not null
);
