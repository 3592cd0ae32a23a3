-- How scores are read. One row, whose id is the directorate's code; none while nobody has set it.

create table risk_matrix (
  id text not null primary key,
  likelihoods text[] not null,
  impacts text[] not null,
  bands jsonb not null,
  appetites jsonb not null default '[]',
  etag bigint not null,
  create_time timestamptz not null,
  update_time timestamptz not null
);
