package org.visibles.testkit;

import org.springframework.test.context.TestContext;
import org.springframework.test.context.support.AbstractTestExecutionListener;

/**
 * Before each test class: the database of its context holds the fixture's rows again and no others, so that no class
 * depends on which ones ran before it. What the classes share is the program, not what they wrote with it.
 */
final class PristineRows extends AbstractTestExecutionListener {

    /** Copies of all rows, and of each table how many there are; xid tells those apart that were written since. */
    static final String KEEP = """
            create schema pristine;
            create table pristine.kept (name text primary key, number bigint not null);
            do $$
            declare
              one text;
              number bigint;
            begin
              for one in select relname from pg_class where relnamespace = 'public'::regnamespace and relkind = 'r'
                and relname not like 'databasechangelog%' loop
                execute format('select count(*) from public.%I', one) into number;
                insert into pristine.kept values (one, number);
                if number > 0 then
                  execute format('create table pristine.%I as select * from public.%1$I', one);
                end if;
              end loop;
            end $$;
            create table pristine.moment as select pg_current_xact_id()::text::bigint as xid""";

    private static final String RESTORE = """
            do $$
            declare
              one record;
              number bigint;
              written bigint;
              fields text;
            begin
              set local session_replication_role = replica;
              set local lock_timeout = '20s';
              for one in select * from pristine.kept loop
                execute format(
                  'select count(*), count(*) filter (where xmin::text::bigint > (select xid from pristine.moment)) from public.%I',
                  one.name) into number, written;
                continue when written = 0 and number = one.number;
                execute format('delete from public.%I', one.name);
                if one.number > 0 then
                  select string_agg(quote_ident(attname), ', ') into fields from pg_attribute
                    where attrelid = format('public.%I', one.name)::regclass and attnum > 0 and not attisdropped
                    and attgenerated = '';
                  execute format(
                    'insert into public.%I (%2$s) overriding system value select %2$s from pristine.%1$I',
                    one.name, fields);
                end if;
              end loop;
            end $$""";

    @Override
    public void beforeTestClass(TestContext test) {
        restore(test.getApplicationContext().getBean(TestDatabase.class));
    }

    static void restore(TestDatabase database) {
        database.asSuperuser().execute(RESTORE);
    }
}
