-- Once per directorate's database and service, in that database, as its owner or a superuser.
REVOKE ALL ON DATABASE :"database" FROM PUBLIC;
REVOKE ALL ON SCHEMA public FROM PUBLIC;
-- TEMPORARY: bulk imports are staged in temporary tables.
GRANT CONNECT, TEMPORARY ON DATABASE :"database" TO :"owner", :"role";
CREATE SCHEMA :"schema" AUTHORIZATION :"owner";
-- What the role may do to each table is granted by the migrations, which know the tables.
GRANT USAGE ON SCHEMA :"schema" TO :"role";
