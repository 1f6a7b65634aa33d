--liquibase formatted sql

--changeset kernel:context-functions logicalFilePath:kernel/0001 splitStatements:false
--comment: Who acts, as the program set it at the begin of the transaction. Without it nobody acts and no policy holds.
create function current_organisation() returns uuid language sql stable parallel safe
  as $$ select nullif(current_setting('visibles.organisation', true), '')::uuid $$;
create function current_member() returns uuid language sql stable parallel safe
  as $$ select nullif(current_setting('visibles.member', true), '')::uuid $$;
create function current_account() returns uuid language sql stable parallel safe
  as $$ select nullif(current_setting('visibles.account', true), '')::uuid $$;
create function may(permission text) returns boolean language sql stable parallel safe
  as $$ select permission = any (string_to_array(coalesce(current_setting('visibles.permissions', true), ''), ',')) $$;
--rollback drop function may(text); drop function current_account(); drop function current_member(); drop function current_organisation();

--changeset kernel:fold logicalFilePath:kernel/0001 splitStatements:false
--comment: Folds a text for searching: no accents, lower case, anything but letters and digits becomes one blank.
create function fold(value text) returns text language sql immutable parallel safe
  as $$ select nullif(btrim(regexp_replace(lower(public.unaccent('public.unaccent'::regdictionary, value)), '[^[:alnum:]]+', ' ', 'g')), '') $$;
--rollback drop function fold(text);

--changeset kernel:closed-by-default logicalFilePath:kernel/0001
--comment: A new function is open to everyone by default; here each one is granted by name.
alter default privileges revoke execute on functions from public;
revoke all on function current_organisation(), current_member(), current_account(), may(text), fold(text) from public;
grant execute on function current_organisation(), current_member(), current_account(), may(text), fold(text) to visibles_app, visibles_keeper;
--rollback alter default privileges grant execute on functions to public;
