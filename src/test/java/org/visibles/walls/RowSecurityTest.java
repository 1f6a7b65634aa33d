package org.visibles.walls;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.visibles.testkit.AppSession;
import org.visibles.testkit.Fixture;
import org.visibles.testkit.TestDatabase;
import org.visibles.testkit.VisiblesTest;

/** Reads the database's own catalogue: a table somebody adds without its locks fails here. */
@VisiblesTest
class RowSecurityTest {

    /** Tables without personal data; every other one must be under row security. */
    private static final Set<String> OPEN = Set.of("databasechangelog", "databasechangeloglock", "scheduled_tasks");

    /** Open to whoever acts, since they hold no person; written by those who may alone. */
    private static final Set<String> READ_BY_ANYONE = Set.of(
            "organisation",
            "competence",
            "commune",
            "commune_move",
            "programme",
            "programme_participant",
            "qpv",
            "qpv_list",
            "dir_structure",
            "dir_service",
            "dir_link");

    private static final String TABLES = """
            select c.relname from pg_class c where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p') """;

    @Autowired
    private TestDatabase database;

    @Test
    void every_table_with_personal_data_has_its_locks() {
        assertThat(strings(TABLES + "and not (c.relrowsecurity and c.relforcerowsecurity)"))
                .isSubsetOf(OPEN);
        assertThat(strings(TABLES + """
                and c.relrowsecurity and not exists (select from pg_policy p where p.polrelid = c.oid
                  and p.polroles @> array['visibles_owner'::regrole::oid])""")).isEmpty();
    }

    @Test
    void a_lock_that_is_taken_away_is_noticed() {
        TestDatabase other = TestDatabase.fresh();
        other.asOwner().execute("alter table circle no force row level security");

        assertThat(other.asOwner()
                        .queryForList(TABLES + "and not (c.relrowsecurity and c.relforcerowsecurity)", String.class))
                .contains("circle");
    }

    @Test
    void a_policy_of_the_program_names_one_command() {
        assertThat(strings("""
                select p.polrelid::regclass || '.' || p.polname from pg_policy p
                where p.polcmd = '*' and not (p.polroles = array['visibles_owner'::regrole::oid])
                union all select p.polrelid::regclass || '.' || p.polname from pg_policy p where 0 = any (p.polroles)""")).isEmpty();
    }

    @Test
    void the_program_owns_nothing_and_passes_no_lock() {
        assertThat(strings("select relname from pg_class where relowner = 'visibles_app'::regrole"))
                .isEmpty();
        assertThat(strings("select proname from pg_proc where proowner = 'visibles_app'::regrole"))
                .isEmpty();
        assertThat(strings("""
                select rolname from pg_roles where rolname like 'visibles%'
                and (rolsuper or rolbypassrls or rolcreaterole or rolcreatedb or rolreplication)""")).isEmpty();
        assertThat(strings("""
                select r.rolname from pg_auth_members m join pg_roles r on r.oid = m.roleid
                where m.member = 'visibles_app'::regrole""")).isEmpty();
        assertThat(strings("""
                select table_name || ' ' || privilege_type from information_schema.role_table_grants
                where grantee in ('visibles_app', 'PUBLIC') and table_schema = 'public'
                and privilege_type in ('TRUNCATE', 'REFERENCES', 'TRIGGER')""")).isEmpty();
        try (AppSession session = database.session(Fixture.AGENT_ROUEN)) {
            session.forbidden("set role visibles_owner");
            session.forbidden("set role visibles_keeper");
            session.forbidden("set role visibles_matcher");
            session.forbidden("alter table youth disable row level security");
            session.forbidden("create function pg_temp.f() returns int language sql as 'select 1'");
        }
    }

    @Test
    void what_must_last_cannot_be_deleted() {
        assertThat(new TreeSet<>(strings("""
                select table_name from information_schema.role_table_grants
                where grantee = 'visibles_app' and table_schema = 'public' and privilege_type = 'DELETE'""")))
                .isSubsetOf(
                        "competence",
                        "programme_participant",
                        "target",
                        "draft",
                        "duplicate_pair", // found anew by each search
                        "referral",
                        "referral_disclosure",
                        "scheduled_tasks",
                        "sign_in_attempt",
                        "notification_read",
                        "outing_organisation", // who went along before stands in outing_version
                        "outing_member",
                        "dir_import_row", // what a file holds until it is applied
                        "dir_import_problem",
                        "dir_feed",
                        "exchange_row", // what a list says until it is applied
                        "exchange_row_trait",
                        "dir_link");
    }

    @Test
    void a_function_with_more_rights_than_its_caller_belongs_to_who_signs_in_nowhere_and_pins_its_path() {
        assertThat(strings("""
                select proname from pg_proc where pronamespace = 'public'::regnamespace and prosecdef
                and (proowner <> all (array['visibles_keeper'::regrole, 'visibles_matcher'::regrole]::oid[])
                  or not coalesce(proconfig, '{}') @> array['search_path=public, pg_temp'])""")).isEmpty();
        assertThat(strings("""
                select p.proname from pg_proc p left join pg_depend d on d.objid = p.oid and d.deptype = 'e'
                where p.pronamespace = 'public'::regnamespace and d.objid is null
                and has_function_privilege('public', p.oid, 'execute')""")).isEmpty();
    }

    @Test
    void without_a_context_no_row_is_seen() {
        Set<String> guarded = new TreeSet<>(strings(TABLES + "and c.relrowsecurity"));
        guarded.removeAll(READ_BY_ANYONE);
        try (AppSession session = database.nobody()) {
            for (String table : guarded) {
                if (mayRead(table)) {
                    assertThat(session.count("select count(*) from " + table))
                            .as(table)
                            .isZero();
                }
            }
        }
    }

    @Test
    void views_act_with_the_rights_of_their_reader() {
        assertThat(strings("""
                select relname from pg_class where relnamespace = 'public'::regnamespace and relkind = 'v'
                and not exists (select from pg_depend d where d.objid = pg_class.oid and d.deptype = 'e')
                and not coalesce(reloptions, '{}') @> array['security_invoker=true']""")).isEmpty();
        assertThat(strings("""
                select relname from pg_class where relnamespace = 'public'::regnamespace and relkind = 'm'""")).isEmpty();
    }

    private boolean mayRead(String table) {
        List<Map<String, Object>> rows =
                database.rowsAsOwner("select has_table_privilege('visibles_app', ?, 'select') as may", table);
        return (boolean) rows.getFirst().get("may");
    }

    private List<String> strings(String sql) {
        return database.asOwner().queryForList(sql, String.class);
    }
}
