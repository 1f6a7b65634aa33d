package org.visibles.outing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.visibles.testkit.Fixture.AGENT_ELBEUF;
import static org.visibles.testkit.Fixture.AGENT_ML;
import static org.visibles.testkit.Fixture.AGENT_ROUEN;
import static org.visibles.testkit.Fixture.COLLEAGUE_ROUEN;
import static org.visibles.testkit.Fixture.COORDINATION;

import java.time.Clock;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.visibles.kernel.EncounterId;
import org.visibles.kernel.Identity;
import org.visibles.kernel.Ids;
import org.visibles.kernel.OutingId;
import org.visibles.kernel.Role;
import org.visibles.kernel.YouthId;
import org.visibles.outing.encounter.EncounterContent;
import org.visibles.outing.encounter.EncounterService;
import org.visibles.outing.encounter.FollowUp;
import org.visibles.testkit.AppSession;
import org.visibles.testkit.As;
import org.visibles.testkit.Fixture;
import org.visibles.testkit.TestDatabase;
import org.visibles.testkit.VisiblesTest;
import org.visibles.youth.YouthDetails;
import org.visibles.youth.YouthService;

/** What a hostile neighbour, and one that goes along, could try with the program's own role and the ids in hand. */
@VisiblesTest
class OutingAttackTest {

    private static final OffsetDateTime NOW = OffsetDateTime.parse("2026-11-24T15:00:00Z");
    private static final LocalDate DAY = LocalDate.of(2026, 11, 24);
    private static final List<Identity> OTHERS =
            List.of(AGENT_ML, Fixture.AGENT_RESTO, COORDINATION, Fixture.ADMIN, Fixture.DPO);
    private static final List<String> TABLES = List.of(
            "outing where id = ?",
            "outing_organisation where outing_id = ?",
            "outing_member where outing_id = ?",
            "outing_version where outing_id = ?",
            "encounter where outing_id = ?",
            "encounter_version v where exists (select from encounter e where e.id = v.encounter_id and e.outing_id = ?)",
            "encounter_link l where exists (select from encounter e where e.id = l.encounter_id and e.outing_id = ?)");

    private static final String OUTING = """
            insert into outing (id, organisation_id, created_by, state, starts_at, on_day, minutes, way, tally, known, leaflets,
              recorded_at, changed_at, changed_by, version)
            values (?, ?, ?, 'PLANNED', ?, ?, 60, 'STREET', '{}', 0, 0, ?, ?, ?, 0)""";

    private static final String ENCOUNTER = """
            insert into encounter (id, outing_id, organisation_id, author_id, at, on_day, follow_up, known, fact_id, recorded_at,
              changed_at, changed_by, version) values (?, ?, ?, ?, ?, ?, 'NONE', false, ?, ?, ?, ?, 0)""";

    private static final String LINK = """
            insert into encounter_link (id, encounter_id, youth_id, organisation_id, contact_id, fact_id, attached_at, attached_by,
              before) values (?, ?, ?, ?, ?, ?, ?, ?, '{}')""";

    @Autowired
    private OutingService outings;

    @Autowired
    private EncounterService encounters;

    @Autowired
    private YouthService people;

    @Autowired
    private TestDatabase database;

    @Autowired
    private Clock clock;

    private Field field;
    private OutingId outing;
    private EncounterId encounter;
    private YouthId person;
    private UUID contact;

    @BeforeEach
    void rouen_went_out_with_elbeuf_and_met_somebody() {
        field = new Field(outings, encounters, people, database, clock);
        LocalDateTime at = field.now().minusDays(1);
        outing = field.done(AGENT_ROUEN, field.content(at).with(Set.of(AGENT_ROUEN.member()), Set.of(Fixture.ELBEUF)));
        encounter = field.met(
                AGENT_ROUEN,
                outing,
                new EncounterContent(
                        at,
                        "Secret",
                        null,
                        null,
                        Set.of(),
                        null,
                        FollowUp.NONE,
                        null,
                        false,
                        at.toLocalDate(),
                        "Yanis",
                        "06 39 98 12 34"));
        person = field.person(YouthDetails.named("Attaqué").build());
        As.member(AGENT_ROUEN, () -> encounters.attach(List.of(encounter), person));
        contact = database.asOwner()
                .queryForObject(
                        "select contact_id from encounter_link where encounter_id = ?", UUID.class, encounter.value());
    }

    @Test
    void who_has_nothing_to_do_with_it_sees_nothing_of_it() {
        for (Identity other : OTHERS) {
            try (AppSession session = database.session(other)) {
                for (String table : TABLES) {
                    assertThat(session.count("select count(*) from " + table, outing.value()))
                            .as(other.name() + " " + table)
                            .isZero();
                }
            }
        }
        try (AppSession nobody = database.nobody()) {
            for (String table : TABLES) {
                assertThat(nobody.count("select count(*) from " + table, outing.value()))
                        .as(table)
                        .isZero();
            }
            assertThat(nobody.count("select count(*) from method")).isZero();
            assertThat(nobody.count("select count(*) from spot")).isZero();
        }
        try (AppSession own = database.session(COLLEAGUE_ROUEN)) {
            for (String table : TABLES) {
                assertThat(own.count("select count(*) from " + table, outing.value()))
                        .as(table)
                        .isPositive();
            }
        }
    }

    @Test
    void who_goes_along_sees_the_outing_alone() {
        try (AppSession along = database.session(AGENT_ELBEUF)) {
            assertThat(along.count("select count(*) from outing where id = ?", outing.value()))
                    .isOne();
            assertThat(along.count("select count(*) from outing_organisation where outing_id = ?", outing.value()))
                    .isOne();
            for (String table : TABLES.subList(2, TABLES.size())) {
                assertThat(along.count("select count(*) from " + table, outing.value()))
                        .as(table)
                        .isZero();
            }
            along.harmless("update outing set note = 'x', version = version + 1 where id = ?", outing.value());
            along.harmless(
                    "update encounter set first_name = 'x', version = version + 1 where id = ?", encounter.value());
            along.harmless("delete from outing_organisation where outing_id = ?", outing.value());
            along.refused("select * from links_of(?)", person.value());
        }
    }

    @Test
    void who_goes_along_names_its_own_members_alone_and_is_not_taken_out_once_it_met_somebody() {
        String name = "insert into outing_member (outing_id, organisation_id, member_id) values (?, ?, ?)";
        UUID elbeuf = Fixture.ELBEUF.value();
        UUID theirs = AGENT_ELBEUF.member().value();
        try (AppSession along = database.session(AGENT_ELBEUF)) {
            along.forbidden(
                    name, outing.value(), elbeuf, COLLEAGUE_ROUEN.member().value());
            along.forbidden(
                    name,
                    outing.value(),
                    Fixture.ROUEN.value(),
                    COLLEAGUE_ROUEN.member().value());
            along.harmless("delete from outing_member where outing_id = ?", outing.value());
            assertThat(along.update(name, outing.value(), elbeuf, theirs)).isOne();
            assertThat(along.rows("select * from logged_along(?)", outing.value()))
                    .as("not its own outing")
                    .isEmpty();
        }
        try (AppSession stranger = database.session(AGENT_ML)) {
            stranger.forbidden(
                    name,
                    outing.value(),
                    Fixture.ML_ROUEN.value(),
                    AGENT_ML.member().value());
            assertThat(stranger.rows("select * from logged_along(?)", outing.value()))
                    .isEmpty();
        }
        String takeOut = "delete from outing_organisation where outing_id = ?";
        try (AppSession owner = database.session(AGENT_ROUEN)) {
            owner.forbidden(name, outing.value(), elbeuf, theirs);
            assertThat(owner.update(takeOut, outing.value())).isOne();
        }
        field.met(AGENT_ELBEUF, outing, EncounterContent.anonymous(field.now().minusDays(1)));
        try (AppSession owner = database.session(AGENT_ROUEN)) {
            assertThat(owner.rows("select * from logged_along(?)", outing.value()))
                    .hasSize(1);
            owner.harmless(takeOut, outing.value());
        }
        try (AppSession along = database.session(AGENT_ELBEUF)) {
            assertThat(along.rows("select * from logged_along(?)", outing.value()))
                    .isEmpty();
        }
    }

    @Test
    void nobody_makes_itself_go_along() {
        for (Identity other : List.of(AGENT_ML, AGENT_ELBEUF)) {
            try (AppSession session = database.session(other)) {
                String along =
                        "insert into outing_organisation (outing_id, owner_id, organisation_id) values (?, ?, ?)";
                UUID own = other.organisation().value();
                session.forbidden(along, outing.value(), Fixture.ROUEN.value(), own);
                session.forbidden(along, outing.value(), own, Fixture.ML_ROUEN.value());
                session.forbidden(along, outing.value(), own, own);
                session.forbidden("update outing_organisation set organisation_id = ?", own);
            }
        }
    }

    @Test
    void nobody_writes_in_another_s_name_or_takes_an_outing_over() {
        try (AppSession session = database.session(AGENT_ML)) {
            forbiddenOuting(session, Fixture.ROUEN.value(), AGENT_ROUEN, AGENT_ROUEN);
            forbiddenOuting(session, Fixture.ML_ROUEN.value(), AGENT_ROUEN, AGENT_ML);
            forbiddenOuting(session, Fixture.ML_ROUEN.value(), AGENT_ML, AGENT_ROUEN);
            session.forbidden(
                    OUTING + " on conflict (id) do update set note = 'mine', changed_by = excluded.changed_by,"
                            + " version = outing.version + 1",
                    row(outing.value(), Fixture.ML_ROUEN.value(), AGENT_ML, AGENT_ML));
            session.harmless("update outing set state = 'CANCELLED' where id = ?", outing.value());
            session.forbidden("update outing set organisation_id = ?", Fixture.ML_ROUEN.value());
            session.forbidden("delete from outing");
        }
        try (AppSession own = database.session(AGENT_ROUEN)) {
            own.forbidden(
                    "update outing set created_by = ?", COLLEAGUE_ROUEN.member().value());
            own.refused(
                    "update outing set version = version + 2, changed_by = ? where id = ?",
                    AGENT_ROUEN.member().value(),
                    outing.value());
            own.refused(
                    "update outing set state = 'PLANNED', fact_id = null, version = version + 1, changed_by = ? where id = ?",
                    AGENT_ROUEN.member().value(),
                    outing.value());
        }
    }

    @Test
    void nobody_logs_on_a_hidden_outing_or_moves_an_encounter() {
        try (AppSession session = database.session(AGENT_ML)) {
            session.forbidden(ENCOUNTER, encounter(outing.value(), Fixture.ML_ROUEN.value(), AGENT_ML));
            session.forbidden(ENCOUNTER, encounter(outing.value(), Fixture.ROUEN.value(), AGENT_ROUEN));
        }
        OutingId other = field.done(field.now().minusDays(2));
        try (AppSession own = database.session(AGENT_ROUEN)) {
            own.forbidden("update encounter set outing_id = ? where id = ?", other.value(), encounter.value());
            own.forbidden(
                    "update encounter set author_id = ?",
                    COLLEAGUE_ROUEN.member().value());
            own.forbidden("delete from encounter");
            own.refused(
                    "update encounter set informed_on = null, version = version + 1, changed_by = ? where id = ?",
                    AGENT_ROUEN.member().value(),
                    encounter.value());
        }
    }

    @Test
    void nobody_links_a_person_it_does_not_follow() {
        EncounterId theirs = field.met(
                AGENT_ELBEUF, outing, EncounterContent.anonymous(field.now().minusDays(1)));
        try (AppSession along = database.session(AGENT_ELBEUF)) {
            along.forbidden(LINK, link(theirs.value(), person.value(), AGENT_ELBEUF));
            along.forbidden(LINK, link(encounter.value(), person.value(), AGENT_ELBEUF));
        }
        YouthId unknown = field.person(YouthDetails.named("Autre").build());
        try (AppSession own = database.session(AGENT_ROUEN)) {
            own.forbidden(LINK, link(theirs.value(), person.value(), AGENT_ROUEN));
            own.forbidden("update encounter_link set youth_id = ?", unknown.value());
            own.forbidden("delete from encounter_link");
            own.refused(LINK, link(encounter.value(), unknown.value(), AGENT_ROUEN));
        }
        Identity partner = new Identity(
                AGENT_ROUEN.account(),
                AGENT_ROUEN.member(),
                Fixture.ROUEN,
                AGENT_ROUEN.name(),
                Set.of(Role.PARTNER_AGENT));
        try (AppSession session = database.session(partner)) {
            for (String table : TABLES) {
                assertThat(session.count("select count(*) from " + table, outing.value()))
                        .as(table)
                        .isZero();
            }
            session.refused("select * from links_of(?)", person.value());
        }
    }

    @Test
    void versions_are_written_by_triggers_or_in_one_s_own_name() {
        try (AppSession own = database.session(AGENT_ROUEN)) {
            own.forbidden(
                    "insert into encounter_version values (?, 9, ?, ?, ?, '{}')",
                    encounter.value(),
                    Fixture.ROUEN.value(),
                    AGENT_ROUEN.member().value(),
                    NOW);
            own.harmless(
                    "update outing_version set state = 'DROPPED', version = null where outing_id = ?", outing.value());
            own.forbidden("update outing_version set content = '{}'");
        }
    }

    @Test
    void only_who_manages_a_programme_writes_its_methods() {
        String add = "insert into method (id, programme_id, code, kind, name, starts_on, version)"
                + " values (?, ?, ?, 'WAY', 'x', ?, 0)";
        for (Identity who : List.of(AGENT_ROUEN, AGENT_ML, Fixture.DPO)) {
            try (AppSession session = database.session(who)) {
                session.forbidden(add, Ids.next(), Fixture.PROGRAMME.value(), "MINE", DAY);
                session.harmless("update method set ends_on = ?", DAY);
            }
        }
        try (AppSession coordination = database.session(COORDINATION)) {
            coordination.forbidden(add, Ids.next(), null, "BUILT_IN", DAY);
            coordination.forbidden(add, Ids.next(), Ids.next(), "ELSEWHERE", DAY);
            assertThat(coordination.update(add, Ids.next(), Fixture.PROGRAMME.value(), "MINE", DAY))
                    .isOne();
            coordination.harmless("update method set name = 'x' where code = 'STREET'");
            coordination.forbidden("delete from method");
        }
    }

    private void forbiddenOuting(AppSession session, UUID organisation, Identity createdBy, Identity changedBy) {
        session.forbidden(OUTING, row(Ids.next(), organisation, createdBy, changedBy));
    }

    private static Object[] row(UUID id, UUID organisation, Identity createdBy, Identity changedBy) {
        return new Object[] {
            id,
            organisation,
            createdBy.member().value(),
            NOW,
            DAY,
            NOW,
            NOW,
            changedBy.member().value()
        };
    }

    private static Object[] encounter(UUID outing, UUID organisation, Identity who) {
        return new Object[] {
            Ids.next(),
            outing,
            organisation,
            who.member().value(),
            NOW,
            DAY,
            Ids.next(),
            NOW,
            NOW,
            who.member().value()
        };
    }

    private Object[] link(UUID met, UUID youth, Identity who) {
        return new Object[] {
            Ids.next(),
            met,
            youth,
            who.organisation().value(),
            contact,
            Ids.next(),
            NOW,
            who.member().value()
        };
    }
}
