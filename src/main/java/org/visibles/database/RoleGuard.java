package org.visibles.database;

import java.util.List;
import org.springframework.boot.sql.init.dependency.DependsOnDatabaseInitialization;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Refuses to start when the role that the program works with could go round the row policies: as a superuser, with
 * BYPASSRLS, as owner of anything, by running programs or reading files of the server, or as a member of such a role,
 * whether it inherits from it or would have to SET ROLE.
 */
@Component
@DependsOnDatabaseInitialization
class RoleGuard {

    private static final String REASONS = """
            with mine as (select oid, rolname, rolsuper, rolbypassrls, rolreplication from pg_roles
                          where pg_has_role(session_user, oid, 'MEMBER') or pg_has_role(current_user, oid, 'MEMBER'))
            select 'SUPERUSER: ' || rolname from mine where rolsuper
            union all select 'BYPASSRLS: ' || rolname from mine where rolbypassrls
            union all select 'REPLICATION: ' || rolname from mine where rolreplication
            union all select rolname from mine where rolname in ('pg_execute_server_program', 'pg_read_server_files',
                'pg_write_server_files')
            union all select 'owner of the database: ' || rolname from mine join pg_database on datdba = mine.oid
                where datname = current_database()
            union all select 'owner of schema ' || nspname || ': ' || rolname from mine join pg_namespace on nspowner = mine.oid
            union all (select 'owner of ' || relname || ': ' || rolname from mine join pg_class on relowner = mine.oid
                order by relname limit 3)
            union all (select 'owner of ' || proname || '(): ' || rolname from mine join pg_proc on proowner = mine.oid
                order by proname limit 3)""";

    RoleGuard(JdbcClient jdbc) {
        List<String> reasons =
                jdbc.sql(REASONS).query((row, n) -> row.getString(1)).list();
        if (!reasons.isEmpty()) {
            throw new UnsafeRole(reasons);
        }
    }
}
