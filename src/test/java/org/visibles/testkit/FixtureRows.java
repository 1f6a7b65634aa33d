package org.visibles.testkit;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.visibles.kernel.Role;

/** Writes the fixture as the owner. */
final class FixtureRows {

    private final JdbcTemplate jdbc;

    private FixtureRows(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    static void insert(String url) {
        new FixtureRows(new JdbcTemplate(new DriverManagerDataSource(url, TestServer.OWNER, TestServer.PASSWORD)))
                .insert();
    }

    private void insert() {
        organisation(Fixture.ROUEN.value(), "Ville de Rouen", "COMMUNE", Fixture.COMMUNE_ROUEN);
        organisation(Fixture.ELBEUF.value(), "Ville d'Elbeuf", "COMMUNE", Fixture.COMMUNE_ELBEUF);
        organisation(Fixture.ML_ROUEN.value(), "Mission locale de Rouen", "MISSION_LOCALE", null);
        organisation(Fixture.RESTO.value(), "Les Tables solidaires", "PARTNER", null);
        organisation(Fixture.METROPOLE.value(), "Métropole Rouen Normandie", "METROPOLE", null);
        row("competence", "organisation_id", Fixture.ML_ROUEN.value(), "commune_code", Fixture.COMMUNE_ROUEN);
        row(
                "programme",
                "id",
                Fixture.PROGRAMME.value(),
                "name",
                "Invisibles",
                "starts_on",
                Fixture.PROGRAMME_START,
                "ends_on",
                Fixture.PROGRAMME_END,
                "min_age",
                16,
                "max_age",
                29,
                "months_without_spe",
                5,
                "lost_after_days",
                90,
                "reconfirm_after_days",
                90,
                "referral_due_days",
                10,
                "referral_expiry_days",
                30,
                "version",
                0L);
        for (var organisation :
                List.of(Fixture.ROUEN, Fixture.ELBEUF, Fixture.ML_ROUEN, Fixture.RESTO, Fixture.METROPOLE)) {
            row(
                    "programme_participant",
                    "programme_id",
                    Fixture.PROGRAMME.value(),
                    "organisation_id",
                    organisation.value());
        }
        for (Person person : Person.values()) {
            var identity = person.identity();
            row(
                    "account",
                    "id",
                    identity.account().value(),
                    "login",
                    person.name().toLowerCase(java.util.Locale.ROOT).replace('_', '.'),
                    "display_name",
                    identity.name(),
                    "name",
                    identity.name(),
                    "email",
                    person.name().toLowerCase(java.util.Locale.ROOT) + "@example.org",
                    "created_at",
                    java.sql.Timestamp.valueOf("2019-09-01 08:00:00"),
                    "version",
                    0L);
            row(
                    "member",
                    "id",
                    identity.member().value(),
                    "organisation_id",
                    identity.organisation().value(),
                    "account_id",
                    identity.account().value(),
                    "display_name",
                    identity.name(),
                    "roles",
                    identity.roles().stream().map(Role::name).toArray(String[]::new),
                    "active",
                    true,
                    "version",
                    0L);
        }
    }

    private void organisation(Object id, String name, String kind, String commune) {
        row(
                "organisation",
                "id",
                id,
                "name",
                name,
                "kind",
                kind,
                "commune_code",
                commune,
                "active",
                true,
                "version",
                0L);
    }

    /** Writes what the table has a column for; a table that does not exist yet is passed over. */
    private void row(String table, Object... pairs) {
        List<String> columns = jdbc.queryForList(
                "select column_name from information_schema.columns where table_schema = 'public' and table_name = ?",
                String.class,
                table);
        if (columns.isEmpty()) {
            return;
        }
        Map<String, Object> values = new LinkedHashMap<>();
        for (int index = 0; index < pairs.length; index += 2) {
            if (columns.contains((String) pairs[index])) {
                values.put((String) pairs[index], pairs[index + 1]);
            }
        }
        jdbc.update(
                "insert into " + table + " (" + String.join(", ", values.keySet()) + ") values ("
                        + String.join(", ", java.util.Collections.nCopies(values.size(), "?")) + ")",
                new ArrayList<>(values.values()).toArray());
    }
}
