package org.visibles.joining;

import static org.assertj.core.api.Assertions.assertThat;
import static org.visibles.testkit.Fixture.AGENT_ML;
import static org.visibles.testkit.Fixture.AGENT_ROUEN;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.JdbcTemplate;
import org.visibles.kernel.Identity;
import org.visibles.kernel.Ids;
import org.visibles.testkit.MadeOf;
import org.visibles.testkit.TestDatabase;

/**
 * Joinings that were made before whole histories moved: the change finds them, its rollback gives them back as they were,
 * and the change finds them again; what the database is made of is the same both times.
 */
class JoiningRollbackTest {

    private static final String BEFORE = "joining/0006";

    private static final String STAGES =
            "select id::text || ' ' || youth_id || coalesce(' of ' || told_of, '') from journey_event order by 1";

    private final TestDatabase database = TestDatabase.fresh();
    private final JdbcTemplate owner = database.asOwner();

    private final UUID first = person(AGENT_ROUEN);
    private final UUID second = person(AGENT_ROUEN);
    private final UUID third = person(AGENT_ROUEN);
    private final UUID parted = person(AGENT_ROUEN);
    private final UUID theirs = person(AGENT_ML);

    @Test
    void older_joinings_are_found_given_back_and_found_again() {
        MadeOf made = MadeOf.of(database);
        database.rollBackFrom(BEFORE);
        met(first, 2);
        met(second, 1);
        met(third, 3);
        met(parted, 1);
        introduced(AGENT_ROUEN, first, AGENT_ML, theirs);
        introduced(AGENT_ML, theirs, AGENT_ROUEN, second);
        join(first, second, 1, false);
        join(second, third, 2, false);
        join(parted, third, 3, true);
        List<Map<String, Object>> before = rows();

        database.migrate();

        assertThat(made.otherThan(MadeOf.of(database))).isEmpty();
        assertThat(count("journey_event where youth_id = ? and told_of = ?", third, first))
                .isEqualTo(3);
        assertThat(count("journey_event where youth_id = ? and told_of = ?", third, second))
                .isEqualTo(1);
        assertThat(count("journey_event where youth_id = ? and told_of is null", third))
                .isEqualTo(3);
        assertThat(count("journey_event where youth_id = ? and told_of is null", parted))
                .as("what was undone stays where it is")
                .isEqualTo(1);
        assertThat(count("introduction where ? in (asking_youth, known_youth)", third))
                .isEqualTo(2);
        List<String> moved = owner.queryForList(STAGES, String.class);
        List<Map<String, Object>> links = owner.queryForList("select * from introduction order by id");

        database.rollBackFrom(BEFORE);

        assertThat(rows()).isEqualTo(before);
        assertThat(count("joined_row where of_table = 'journey_event'")).isZero();

        database.migrate();

        assertThat(owner.queryForList(STAGES, String.class)).isEqualTo(moved);
        assertThat(owner.queryForList("select * from introduction order by id")).isEqualTo(links);
        assertThat(made.otherThan(MadeOf.of(database))).isEmpty();
    }

    private List<Map<String, Object>> rows() {
        return owner.queryForList("""
                select 'stage ' || id as what, youth_id as one, null::uuid as other from journey_event
                union all select 'introduction ' || id, asking_youth, known_youth from introduction order by 1""");
    }

    private long count(String what, Object... arguments) {
        return owner.queryForObject("select count(*) from " + what, Long.class, arguments);
    }

    private UUID person(Identity who) {
        UUID person = Ids.next();
        owner.update("""
                insert into youth (id, made_by, made_at, pseudonym, first_contact_on, eligible, changed_at, changed_by, effective_on, version)
                values (?, ?, now(), 'Ancienne', current_date, 'UNKNOWN', now(), ?, current_date, 0)""", person, who.organisation().value(), who.member().value());
        return person;
    }

    /** Stages of a journey, the last of them taken back where there is more than one. */
    private void met(UUID person, int stages) {
        UUID last = null;
        for (int number = 1; number <= stages; number++) {
            last = Ids.next();
            owner.update(
                    """
                    insert into journey_event (id, youth_id, number, organisation_id, member_id, stage, effective_on, recorded_at)
                    values (?, ?, ?, ?, ?, ?, current_date, now())""",
                    last,
                    person,
                    number,
                    AGENT_ROUEN.organisation().value(),
                    AGENT_ROUEN.member().value(),
                    number == 1 ? "MET" : "IDENTIFIED");
        }
        if (stages == 2) {
            owner.update(
                    """
                    insert into journey_event (id, youth_id, number, organisation_id, member_id, effective_on, recorded_at, cancels, why)
                    values (?, ?, 3, ?, ?, current_date, now(), ?, 'erreur')""",
                    Ids.next(),
                    person,
                    AGENT_ROUEN.organisation().value(),
                    AGENT_ROUEN.member().value(),
                    last);
        }
    }

    private void introduced(Identity asking, UUID asked, Identity known, UUID other) {
        UUID request = Ids.next();
        owner.update(
                "insert into acquaintance_request (id, youth_id, asking_id, member_id, asked_at, tick_at, ends_at)"
                        + " values (?, ?, ?, ?, now(), now(), now() + interval '20 days')",
                request,
                asked,
                asking.organisation().value(),
                asking.member().value());
        owner.update(
                "insert into introduction (id, request_id, asking_id, asking_youth, asking_member, known_id, known_youth,"
                        + " known_member, at) values (?, ?, ?, ?, ?, ?, ?, ?, now())",
                Ids.next(),
                request,
                asking.organisation().value(),
                asked,
                asking.member().value(),
                known.organisation().value(),
                other,
                known.member().value());
    }

    private void join(UUID goes, UUID stays, int order, boolean undone) {
        owner.update(
                """
                insert into joining (id, stays_id, goes_id, stays_version, organisation_id, joined_by, joined_at, fact_id)
                values (?, ?, ?, 0, ?, ?, now() + make_interval(mins => ?), ?)""",
                Ids.next(),
                stays,
                goes,
                AGENT_ROUEN.organisation().value(),
                AGENT_ROUEN.member().value(),
                order,
                Ids.next());
        if (undone) {
            owner.update("""
                    update joining set undone_at = joined_at, undone_by = joined_by, undone_in = pg_current_xact_id()
                    where goes_id = ?""", goes);
        }
    }
}
