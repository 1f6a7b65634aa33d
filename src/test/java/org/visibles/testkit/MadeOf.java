package org.visibles.testkit;

import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Functions, policies, rights, constraints, triggers and indexes of a database, by name. */
public record MadeOf(Map<String, String> parts) {

    public static MadeOf of(TestDatabase database) {
        Map<String, String> made = new TreeMap<>();
        database.asOwner().query("""
                select 'function ' || p.oid::regprocedure, md5(pg_get_functiondef(p.oid)) || ' ' || pg_get_userbyid(p.proowner)
                  || coalesce(' ' || (select string_agg(a::text, ',' order by a::text) from unnest(p.proacl) a), '')
                  from pg_proc p left join pg_depend d on d.objid = p.oid and d.deptype = 'e'
                  where p.pronamespace = 'public'::regnamespace and d.objid is null and p.prokind = 'f'
                union all select 'policy ' || tablename || '.' || policyname, concat_ws(' ', cmd, roles, qual, with_check) from pg_policies
                union all select 'constraint ' || conrelid::regclass || '.' || conname, pg_get_constraintdef(oid) from pg_constraint
                  where connamespace = 'public'::regnamespace
                union all select 'trigger ' || tgrelid::regclass || '.' || tgname, pg_get_triggerdef(oid) from pg_trigger where not tgisinternal
                union all select 'index ' || indexname, indexdef from pg_indexes where schemaname = 'public'
                union all select 'rights ' || c.oid::regclass, coalesce((select string_agg(a::text, ',' order by a::text) from unnest(c.relacl) a), '')
                  from pg_class c where c.relnamespace = 'public'::regnamespace and c.relkind = 'r'
                union all select 'rights ' || a.attrelid::regclass || '.' || a.attname,
                  coalesce((select string_agg(x::text, ',' order by x::text) from unnest(a.attacl) x), '')
                  from pg_attribute a join pg_class c on c.oid = a.attrelid
                  where c.relnamespace = 'public'::regnamespace and c.relkind = 'r' and a.attnum > 0 and not a.attisdropped""", row -> {
            made.put(row.getString(1), row.getString(2));
        });
        return new MadeOf(made);
    }

    /** The names of what is there in one of the two alone, or is not the same. */
    public Set<String> otherThan(MadeOf other) {
        return Stream.of(parts, other.parts)
                .flatMap(each -> each.keySet().stream())
                .filter(each -> !Objects.equals(parts.get(each), other.parts.get(each)))
                .collect(Collectors.toSet());
    }
}
