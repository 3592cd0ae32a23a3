-- Once per PostgreSQL server and service, as a superuser (psql -v owner=plan_owner -v role=plan …).
-- The owner migrates the schema; the service runs as the lesser role.
CREATE ROLE :"owner" LOGIN NOSUPERUSER NOCREATEDB NOCREATEROLE PASSWORD :'owner_password';
CREATE ROLE :"role" LOGIN NOSUPERUSER NOCREATEDB NOCREATEROLE PASSWORD :'role_password';
