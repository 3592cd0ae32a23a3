-- Revisions of published plans, and which item of last year's plan each item carries on.

create table plan_revision (
  id uuid primary key,
  plan text not null constraint link_plan references plan (id),
  unit text not null default '',
  etag bigint not null,
  -- When it was made: the instant of all that it changed.
  create_time timestamptz not null,
  update_time timestamptz not null,
  number integer not null check (number > 0),
  reason text not null check (reason <> ''),
  revised_by text not null,
  constraint one_revision unique (plan, number)
);
create index plan_revision_order on plan_revision (plan, number, id);

-- Programs of the version before write these tables as well, and know nothing of the column.
alter table decision add column carried_from text not null default '';
alter table financial_line add column carried_from text not null default '';
alter table workforce_line add column carried_from text not null default '';
alter table support_request add column carried_from text not null default '';

-- Next year's plan of a plan.
create index plan_previous on plan (previous_plan) where previous_plan is not null;
