-- "Already exists, skipping" is no news.
set client_min_messages = warning;

-- Gives every table of records (those with an etag) its twin, and the role that runs the service what it needs and no more.
set client_min_messages = warning;
do $$
declare
  t record;
begin
  for t in
    select c.relname as name
      from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attname = 'etag' and not a.attisdropped
     where c.relnamespace = current_schema()::regnamespace and c.relkind = 'r' and c.relname not like '%\_history'
  loop
    perform install_history(t.name);
  end loop;

  execute format('grant usage on schema %I to %I', current_schema(), '${run_role}');
  for t in
    select c.relname as name from pg_class c
     where c.relnamespace = current_schema()::regnamespace and c.relkind = 'r'
  loop
    execute format('revoke all on %I from %I', t.name, '${run_role}');
    execute format('grant %s on %I to %I',
      case
        -- The twins, and which steps the schema has had.
        when t.name like '%\_history' or t.name = 'schema_compatibility' then 'select'
        -- Append-only: the audit trail, and records that are kept as revisions.
        when t.name = 'change' or obj_description(to_regclass(format('%I', t.name)), 'pg_class') like 'append-only%'
          then 'select, insert'
        else 'select, insert, update, delete'
      end, t.name, '${run_role}');
  end loop;
end $$;
