#!/bin/bash
# Run once by the entrypoint of the postgres image, when the volume of the database is still empty. The passwords come
# from files and reach psql by the environment: they stand in no argument that a list of processes would show.
set -e
owner_password=$(</run/secrets/owner-password)
app_password=$(</run/secrets/app-password)
: "${owner_password:?the file owner-password is empty}" "${app_password:?the file app-password is empty}"
export owner_password app_password
psql -v ON_ERROR_STOP=1 --no-psqlrc --no-password --single-transaction \
  --username "$POSTGRES_USER" --dbname "$POSTGRES_DB" --file - <<'SQL'
\getenv owner_password owner_password
\getenv app_password app_password
\i /visibles/roles.sql
SQL
unset owner_password app_password
