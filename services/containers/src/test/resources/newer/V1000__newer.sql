-- What the next release might do: only what those before it can live with.
alter table change add column source text not null default '';
create table next_year (id text primary key, note text not null default '');
