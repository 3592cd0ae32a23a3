-- "Already exists, skipping" is no news.
set client_min_messages = warning;

-- What every service's schema holds beside its own tables. Runs before each migration and repeats without effect.

-- That something is there already is no news.
set client_min_messages = warning;

-- The oldest program that may run on this schema; a migration that breaks older programs raises it.
do $$
begin
  if to_regclass('schema_compatibility') is not null then
    if (select oldest_program from schema_compatibility) > ${program} then
      -- Before anything is touched: what follows would put older functions in the place of newer ones.
      raise exception 'The schema ${flyway:defaultSchema} is for programs from % on, and this is ${program}: install a newer release, or restore the schema of this one.',
        (select oldest_program from schema_compatibility);
    end if;
  end if;
end $$;
create table if not exists schema_compatibility (
  only_row boolean primary key default true check (only_row),
  oldest_program integer not null
);
insert into schema_compatibility (oldest_program) values (1) on conflict do nothing;

-- The instant of this transaction: one for all that it records, chosen when it first records something.
-- The shared lock says to everyone "a transaction that began to record at this microsecond has not ended". It is taken
-- before the instant is chosen, and PostgreSQL lets go of it after the commit is visible; recorded_horizon() relies on both.
create or replace function recorded_instant() returns timestamptz
language plpgsql volatile as $$
declare
  chosen text := current_setting('goldenthread.instant', true);
  instant timestamptz;
begin
  if chosen is not null and chosen <> '' then
    -- A setting can be written by whoever runs statements; what stood before this transaction is not theirs to alter.
    if chosen::timestamptz < transaction_timestamp() then
      raise exception 'an instant before its transaction was chosen' using errcode = '40001';
    end if;
    return chosen::timestamptz;
  end if;
  perform pg_advisory_xact_lock_shared(recorded_lock(clock_timestamp()));
  instant := clock_timestamp();
  perform set_config('goldenthread.instant', instant::text, true);
  return instant;
end $$;

-- The lock's key: ten bits that tell this schema from its neighbours in the database, then microseconds since 2020.
create or replace function recorded_lock(instant timestamptz) returns bigint
language sql immutable as $$
  select ((hashtext('${flyway:defaultSchema}')::bigint & 1023) << 53)
       | (extract(epoch from instant - timestamptz '2020-01-01 00:00:00+00') * 1000000)::bigint
$$;

-- Every transaction that recorded something at an instant before this one has ended, and a statement begun after this call
-- sees what it recorded: an answer about such an instant never changes.
create or replace function recorded_horizon() returns timestamptz
language plpgsql volatile as $$
declare
  -- Read before the locks are: who takes a lock after we looked chooses a later instant than this.
  now_before timestamptz := clock_timestamp();
  oldest bigint;
begin
  select min(((classid::bigint & 2097151) << 32) | objid::bigint) into oldest
    from pg_locks
   where locktype = 'advisory' and objsubid = 1
     and database = (select oid from pg_database where datname = current_database())
     and (classid::bigint >> 21) = (hashtext('${flyway:defaultSchema}')::bigint & 1023);
  return least(now_before, timestamptz '2020-01-01 00:00:00+00' + oldest * interval '1 microsecond');
end $$;

-- The change log: one row for each change, written in its transaction; the audit trail. Before and after are in the history.
create table if not exists change (
  sequence bigint generated always as identity primary key,
  recorded_at timestamptz not null default recorded_instant(),
  operation text not null,
  kind text not null,
  resource text not null,
  -- Fields that were changed, in the contract's names.
  fields text[] not null default '{}',
  -- The plan that the resource belongs to, as a resource name; empty where none.
  plan text not null default '',
  -- The organisation unit that the resource belonged to; empty where it belongs to the whole directorate.
  unit text not null default '',
  -- The subject of the caller's token and the name that it carried.
  actor text not null,
  actor_name text not null default '',
  request_id text not null default '',
  trace_id text not null default '',
  -- The import that did it, as a resource name; empty where none did.
  import text not null default '',
  reason text not null default ''
);
create index if not exists change_feed on change (recorded_at, sequence);
-- A resource and what stands below it: both begin with its name and a slash.
create index if not exists change_below on change ((resource || '/') text_pattern_ops, recorded_at, sequence);

-- Answers kept so that a repeated call has one effect and the same answer.
create table if not exists idempotency (
  caller text not null,
  method text not null,
  request_id uuid not null,
  digest bytea not null,
  response bytea,
  recorded_at timestamptz not null default clock_timestamp(),
  primary key (caller, method, request_id)
);
create index if not exists idempotency_age on idempotency (recorded_at);

-- What the last imported document said of each of its rows: the base of the three-way merge.
create table if not exists import_row (
  plan text not null,
  kind text not null,
  import_key text not null,
  -- The id of the record that the row became.
  record text not null,
  -- The row as the document said it, in the contract's own encoding.
  base bytea not null,
  -- The document that said it last.
  import text not null,
  gone boolean not null default false,
  primary key (plan, kind, import_key)
);

-- What stood of such a row before an import put something else in its place: what undoing that import leads back to.
create table if not exists import_row_past (
  plan text not null,
  kind text not null,
  import_key text not null,
  record text not null,
  base bytea not null,
  import text not null,
  gone boolean not null,
  replaced_by text not null,
  primary key (replaced_by, plan, kind, import_key)
);
create index if not exists change_import on change (import, sequence) where import <> '';

-- Gives a table of records its typed twin: the same columns and the instants between which each version stood, named
-- recorded_from and recorded_to because valid_from and valid_to are the civil dates of units and officers.
-- One trigger keeps it. The twin's owner alone writes to it, so the role that runs the service cannot alter the past.
create or replace function install_history(base text) returns void
language plpgsql as $$
declare
  twin text := base || '_history';
  columns text;
  news text;
  c record;
begin
  if to_regclass(format('%I', twin)) is null then
    execute format('create table %I (like %I)', twin, base);
    execute format('alter table %I add column recorded_from timestamptz not null default ''-infinity'','
      || ' add column recorded_to timestamptz not null default ''infinity''', twin);
    execute format('alter table %I add primary key (id, recorded_from)', twin);
    execute format('create unique index on %I (id) where recorded_to = ''infinity''', twin);
    execute format('insert into %I select b.*, b.update_time, ''infinity'' from %I b', twin, base);
  end if;
  for c in
    select a.attname as name, format_type(a.atttypid, a.atttypmod) as type, h.attname is null as missing,
           coalesce(' default ' || pg_get_expr(d.adbin, d.adrelid), '') as filled,
           h.attname is not null and (h.atttypid, h.atttypmod) <> (a.atttypid, a.atttypmod) as changed,
           coalesce(h.attnotnull, false) and a.attname <> 'id' as required
      from pg_attribute a
      left join pg_attrdef d on d.adrelid = a.attrelid and d.adnum = a.attnum
      left join pg_attribute h on h.attrelid = to_regclass(format('%I', twin)) and h.attname = a.attname and not h.attisdropped
     where a.attrelid = to_regclass(format('%I', base)) and a.attnum > 0 and not a.attisdropped
     order by a.attnum
  loop
    if c.missing then
      -- What stood before the column came reads as its default, which it has because older programs write beside the newer;
      -- what stands now reads as the table has it.
      execute format('alter table %I add column %I %s%s', twin, c.name, c.type, c.filled);
      execute format('alter table %I alter column %I drop default', twin, c.name);
      execute format('update %1$I h set %2$I = b.%2$I from %3$I b where h.id = b.id and h.recorded_to = ''infinity'''
        || ' and h.%2$I is distinct from b.%2$I', twin, c.name, base);
    end if;
    if c.changed then execute format('alter table %I alter column %I type %s', twin, c.name, c.type); end if;
    if c.required then execute format('alter table %I alter column %I drop not null', twin, c.name); end if;
  end loop;
  for c in
    select regexp_replace(pg_get_indexdef(i.indexrelid), '^CREATE (UNIQUE )?INDEX \S+ ON (ONLY )?\S+ ',
             format('create index if not exists %I on %I ', x.relname || '_history', twin)) as definition
      from pg_index i join pg_class x on x.oid = i.indexrelid
     where i.indrelid = to_regclass(format('%I', base)) and not i.indisprimary
  loop
    execute c.definition;
  end loop;
  select string_agg(format('%I', attname), ', ' order by attnum), string_agg(format('new.%I', attname), ', ' order by attnum)
    into columns, news
    from pg_attribute where attrelid = to_regclass(format('%I', base)) and attnum > 0 and not attisdropped;
  execute format($f$
    create or replace function %1$I() returns trigger
    language plpgsql security definer set search_path = %2$I, pg_temp as $body$
    declare
      instant timestamptz := recorded_instant();
    begin
      if tg_op <> 'INSERT' then
        update %3$I set recorded_to = instant where id = old.id and recorded_to = 'infinity' and recorded_from < instant;
        if not found then
          -- What this transaction itself wrote, and nothing else: its instant alone would not tell.
          delete from %3$I where id = old.id and recorded_to = 'infinity' and recorded_from = instant
            and xmin = pg_current_xact_id()::xid;
          if not found then
            raise exception 'a transaction that began later has recorded %5$s already' using errcode = '40001';
          end if;
        end if;
      end if;
      if tg_op = 'INSERT' and exists (select from %3$I where id = new.id and recorded_to > instant) then
        raise exception 'a transaction that began later has removed %5$s already' using errcode = '40001';
      end if;
      if tg_op <> 'DELETE' then
        insert into %3$I (%4$s, recorded_from, recorded_to) values (%6$s, instant, 'infinity');
      end if;
      return null;
    end $body$ $f$, base || '_record_history', current_schema(), twin, columns, base, news);
  execute format('create or replace trigger record_history after insert or update or delete on %I'
    || ' for each row execute function %I()', base, base || '_record_history');
end $$;
