--liquibase formatted sql

--changeset referral:call-off logicalFilePath:referral/0009 splitStatements:false rollbackSplitStatements:false
--comment: The recipient may call an appointment off: the referral is accepted again, without one. The guard is edited as it stands, whatever else it has come to let through.
do $$
declare
  guard text := pg_get_functiondef('guard_referral'::regproc);
  changed text;
begin
  changed := replace(guard, '''SCHEDULED>MISSED'',', '''SCHEDULED>MISSED'', ''SCHEDULED>ACCEPTED'',');
  changed := replace(changed, 'and new.status <> ''SCHEDULED'')', 'and new.status <> ''SCHEDULED'' and moves <> ''SCHEDULED>ACCEPTED'')');
  changed := replace(changed, 'or new.version <> old.version + 1',
    'or new.version <> old.version + 1' || chr(10) || '    or (moves = ''SCHEDULED>ACCEPTED'' and new.appointment_at is not null)');
  if length(changed) - length(guard) <> length(', ''SCHEDULED>ACCEPTED''') + length(' and moves <> ''SCHEDULED>ACCEPTED''')
      + length(chr(10) || '    or (moves = ''SCHEDULED>ACCEPTED'' and new.appointment_at is not null)') then
    raise exception 'the guard is not as expected';
  end if;
  execute changed;
end $$;
--rollback do $$
--rollback declare guard text := pg_get_functiondef('guard_referral'::regproc);
--rollback begin
--rollback   guard := replace(guard, ', ''SCHEDULED>ACCEPTED''', '');
--rollback   guard := replace(guard, ' and moves <> ''SCHEDULED>ACCEPTED''', '');
--rollback   guard := replace(guard, chr(10) || '    or (moves = ''SCHEDULED>ACCEPTED'' and new.appointment_at is not null)', '');
--rollback   execute guard;
--rollback end $$;
