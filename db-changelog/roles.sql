-- Run once by a superuser, in the empty database that Visibles will use, before its first start:
--   psql -v ON_ERROR_STOP=1 -1 -v owner_password=… -v app_password=… -f roles.sql visibles
-- (Docker's database does so by itself: src/main/docker/roles.sh.)
-- visibles_owner holds the schema (Liquibase signs in as it), visibles_app is what the program works with,
-- visibles_keeper signs in nowhere: it owns the few functions that must look or write across organisations;
-- visibles_matcher likewise, those that compare people across them. A database made before there was one gets it by the
-- three lines below that name it, run once by a superuser.
create role visibles_owner login nosuperuser nobypassrls nocreaterole nocreatedb password :'owner_password';
create role visibles_app login nosuperuser nobypassrls nocreaterole nocreatedb password :'app_password';
create role visibles_keeper nologin nosuperuser nobypassrls;
create role visibles_matcher nologin nosuperuser nobypassrls;
grant visibles_keeper to visibles_owner with inherit false, set true;
grant visibles_matcher to visibles_owner with inherit false, set true;
grant usage, create on schema public to visibles_owner, visibles_keeper;
grant usage, create on schema public to visibles_matcher;
grant usage on schema public to visibles_app;
revoke create on schema public from public;
revoke temporary on database :"DBNAME" from public;
create extension if not exists unaccent;
create extension if not exists pg_trgm;
