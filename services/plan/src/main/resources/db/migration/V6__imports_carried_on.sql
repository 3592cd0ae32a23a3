-- What a document holds and the data does not, to be worked off item by item.
create table import_item (
  id uuid primary key,
  import uuid not null constraint link_import references import (id),
  plan text not null,
  unit text not null,
  etag bigint not null,
  create_time timestamptz not null,
  update_time timestamptz not null,
  position integer not null,
  -- What tells it from the plan's other items, made of its own words: a later document's item is known by it.
  item_key text not null,
  unread jsonb not null,
  state text not null check (state in ('OPEN', 'RESOLVED', 'DISMISSED')),
  resource text not null,
  reason text not null,
  actor text not null,
  work_time timestamptz,
  constraint resource check ((resource <> '') = (state = 'RESOLVED')),
  constraint reason check ((reason <> '') = (state = 'DISMISSED')),
  constraint work_time check ((work_time is null) = (state = 'OPEN'))
);
create index import_item_order on import_item (import, position, id);
create index import_item_open on import_item (import) where state = 'OPEN';
create index import_item_again on import_item (plan, item_key);

-- How sure it is that there is an officer. Programs of before write beside this one, and what an import of theirs finds is
-- confirmed by nobody; what people entered by then the change log tells.
alter table officer add column state text not null default 'FROM_DOCUMENT'
  check (state in ('FROM_DOCUMENT', 'CONFIRMED', 'MERGED'));
alter table officer add column merged_into uuid constraint link_merged_into references officer (id);
alter table officer add constraint merged_into check ((merged_into is not null) = (state = 'MERGED'));
-- No version of a record: the twin takes over what stands.
alter table officer disable trigger user;
update officer o set state = 'CONFIRMED'
 where o.confirmed_by <> ''
    or o.id::text in (select substring(resource from '[^/]+$') from change where kind = 'Officer' and operation = 'CREATED');
alter table officer enable trigger user;
create index officer_merged_into on officer (merged_into) where merged_into is not null;

-- An import can be undone. Which later imports of its plan there are, is asked before.
alter table import drop constraint import_state_check;
alter table import add constraint import_state_check check (state in (
  'READING', 'APPLYING', 'COMPLETED', 'INCOMPLETE', 'VALIDATED', 'UNDOING', 'UNDONE'));
create index import_of_plan on import (plan, create_time, id);
