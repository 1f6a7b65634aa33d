package org.visibles.indicators;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataAccessException;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import org.visibles.kernel.Counted;
import org.visibles.kernel.Fact;
import org.visibles.kernel.FactKind;
import org.visibles.kernel.FactRecorder;
import org.visibles.kernel.Identity;
import org.visibles.kernel.Ids;
import org.visibles.kernel.YouthId;
import org.visibles.testkit.AppSession;
import org.visibles.testkit.As;
import org.visibles.testkit.Fixture;
import org.visibles.testkit.TestDatabase;
import org.visibles.testkit.VisiblesTest;
import org.visibles.youth.Choices;
import org.visibles.youth.YouthDetails;
import org.visibles.youth.YouthService;

/** Others who know the ids, in the application's role: another organisation, the coordination, an administrator. */
@VisiblesTest
class FactAttackTest {

    private static final OffsetDateTime NOW = OffsetDateTime.now(ZoneOffset.UTC);

    private static final String INSERT = """
            insert into fact (id, programme_id, subject, organisation_id, kind, effective_on, recorded_at, codes, cancels)
            values (?, ?, ?, ?, ?, ?, ?, '{"stage": "MOBILISED"}', ?)""";

    private static final List<Identity> OTHERS =
            List.of(Fixture.AGENT_ELBEUF, Fixture.AGENT_ML, Fixture.AGENT_RESTO, Fixture.COORDINATION, Fixture.ADMIN);

    @Autowired
    private YouthService youth;

    @Autowired
    private FactRecorder facts;

    @Autowired
    private FiguresService figures;

    @Autowired
    private PlatformTransactionManager transactions;

    @Autowired
    private TestDatabase database;

    @Autowired
    private Clock clock;

    private YouthId person;
    private UUID subject;
    private UUID counted;

    @BeforeEach
    void somebody_of_rouen_who_is_counted() {
        LocalDate today = LocalDate.now(clock);
        person = As.member(
                Fixture.AGENT_ROUEN,
                () -> youth.record(YouthDetails.named("Cible")
                        .ageBand(Choices.AgeBand.FROM_18_TO_21)
                        .commune(Fixture.COMMUNE_ROUEN)
                        .firstContactOn(today)
                        .informedOn(today)
                        .informedMeans(Choices.Means.ORAL)
                        .build()));
        counted = record(Fixture.AGENT_ROUEN, FactKind.STAGE, Map.of("stage", "IDENTIFIED"));
        subject = database.asOwner().queryForObject("select subject from fact where id = ?", UUID.class, counted);
    }

    @Test
    void only_who_counts_and_the_coordination_read_a_fact() {
        assertThat(readers()).containsExactlyInAnyOrder(Fixture.AGENT_ROUEN, Fixture.COORDINATION);
    }

    @Test
    void a_coordinator_of_another_programme_reads_nothing() {
        database.asOwner().update("update fact set programme_id = null where id = ?", counted);
        assertThat(readers()).containsExactly(Fixture.AGENT_ROUEN);
    }

    @Test
    void without_an_organisation_nothing_is_read_or_written() {
        try (AppSession nobody = database.nobody()) {
            assertThat(nobody.count("select count(*) from fact")).isZero();
            assertThat(nobody.rows("select * from first_identified_facts(?, ?)", Fixture.PROGRAMME.value(), NOW))
                    .isEmpty();
            nobody.forbidden(INSERT, row(Fixture.ROUEN.value(), subject, "STAGE", null));
            nobody.refused("select subject_of(?)", person.value());
        }
    }

    @Test
    void nobody_reads_or_writes_which_key_belongs_to_whom() {
        for (Identity who : List.of(Fixture.AGENT_ROUEN, Fixture.AGENT_ELBEUF, Fixture.COORDINATION, Fixture.ADMIN)) {
            try (AppSession session = database.session(who)) {
                session.forbidden("select * from fact_subject");
                session.forbidden("insert into fact_subject values (?, ?)", person.value(), UUID.randomUUID());
                session.forbidden("update fact_subject set subject = ?", UUID.randomUUID());
                session.forbidden("delete from fact_subject");
            }
        }
    }

    @Test
    void the_key_of_a_foreign_person_is_refused_in_the_words_of_an_unknown_one() {
        for (Identity who : OTHERS) {
            try (AppSession session = database.session(who)) {
                String foreign =
                        session.refused("select subject_of(?)", person.value()).getMessage();
                String unknown = session.refused("select subject_of(?)", UUID.randomUUID())
                        .getMessage();
                assertThat(foreign).isEqualTo(unknown).contains("not found");
            }
        }
        try (AppSession own = database.session(Fixture.COLLEAGUE_ROUEN)) {
            assertThat(own.rows("select subject_of(?) as key", person.value())).containsExactly(Map.of("key", subject));
        }
    }

    @Test
    void a_key_tells_nothing_of_the_person() {
        assertThat(subject).isNotEqualTo(person.value());
        assertThat(subject.version()).isEqualTo(4);
    }

    @Test
    void a_foreign_person_is_counted_by_nobody_else() {
        for (Identity who : OTHERS) {
            try (AppSession session = database.session(who)) {
                session.set("visibles.permissions", String.join(",", Fixture.RESPONSABLE_ROUEN.permissions()));
                UUID own = who.organisation().value();
                for (String kind :
                        List.of("ATTRIBUTES", "STAGE", "CONTACT", "REFERRAL", "KNOWN_CHECK", "OUTCOME_CHECK")) {
                    session.forbidden(INSERT, row(own, subject, kind, null));
                    session.forbidden(INSERT, row(own, UUID.randomUUID(), kind, null));
                    session.forbidden(INSERT + " on conflict do nothing", row(own, subject, kind, null));
                    session.forbidden(INSERT, row(Fixture.ROUEN.value(), subject, kind, null));
                }
                session.forbidden(INSERT, row(own, subject, "CANCELLED", counted));
                session.forbidden(INSERT, row(own, UUID.randomUUID(), "CANCELLED", counted));
            }
            assertThatThrownBy(() -> record(who, FactKind.CONTACT, Map.of("channel", "PHONE")))
                    .isInstanceOf(DataAccessException.class);
        }
    }

    @Test
    void who_may_count_still_needs_the_right_for_the_kind_and_a_programme_of_its_own() {
        try (AppSession session = database.session(Fixture.AGENT_ROUEN)) {
            assertThat(session.update(INSERT, row(Fixture.ROUEN.value(), subject, "STAGE", null)))
                    .isOne();
            session.forbidden(
                    INSERT,
                    Ids.next(),
                    UUID.randomUUID(),
                    subject,
                    Fixture.ROUEN.value(),
                    "STAGE",
                    LocalDate.now(clock),
                    NOW,
                    null);
            session.set("visibles.permissions", "CONTACT_LOG,FIGURES_OWN");
            session.forbidden(INSERT, row(Fixture.ROUEN.value(), subject, "STAGE", null));
            session.forbidden(INSERT, row(Fixture.ROUEN.value(), subject, "ATTRIBUTES", null));
        }
    }

    @Test
    void a_fact_is_never_changed_removed_or_taken_over() {
        for (Identity who : List.of(Fixture.AGENT_ROUEN, Fixture.AGENT_ELBEUF, Fixture.COORDINATION)) {
            try (AppSession session = database.session(who)) {
                session.forbidden("update fact set codes = '{}'");
                session.forbidden("delete from fact");
                session.forbidden("truncate fact");
                session.forbidden(
                        INSERT + " on conflict (id) do update set organisation_id = excluded.organisation_id",
                        counted,
                        Fixture.PROGRAMME.value(),
                        subject,
                        who.organisation().value(),
                        "STAGE",
                        LocalDate.now(clock),
                        NOW,
                        null);
            }
        }
    }

    @Test
    void an_organisation_gets_the_facts_of_its_own_people_alone_and_never_why_or_by_whom() {
        database.asOwner()
                .update(
                        "insert into fact select gen_random_uuid(), programme_id, subject, ?, 'STAGE', effective_on, recorded_at,"
                                + " '{\"stage\": \"LOST\", \"reason\": \"MOVED\"}', null from fact where id = ?",
                        Fixture.ML_ROUEN.value(),
                        counted);
        String theirs =
                "select organisation_id, codes::text as codes from first_identified_facts(?, ?) where subject = ?";
        OffsetDateTime later = NOW.plusDays(1);
        try (AppSession rouen = database.session(Fixture.AGENT_ROUEN)) {
            var rows = rouen.rows(theirs, Fixture.PROGRAMME.value(), later, subject);
            assertThat(rows).anySatisfy(row -> assertThat(row).containsEntry("codes", "{\"stage\": \"LOST\"}"));
            Set<Object> organisations = new HashSet<>();
            rows.forEach(row -> organisations.add(row.get("organisation_id")));
            assertThat(organisations).containsExactlyInAnyOrder(null, Fixture.ROUEN.value());
        }
        for (Identity who : OTHERS) {
            try (AppSession session = database.session(who)) {
                assertThat(session.rows(theirs, Fixture.PROGRAMME.value(), later, subject))
                        .isEmpty();
            }
        }
    }

    @Test
    void the_coordination_reads_facts_and_no_person() {
        try (AppSession session = database.session(Fixture.COORDINATION)) {
            assertThat(session.count("select count(*) from fact where subject = ?", subject))
                    .isPositive();
            for (String table : List.of("youth", "circle", "referral", "contact", "journey_event")) {
                assertThat(session.count("select count(*) from " + table))
                        .as(table)
                        .isZero();
            }
        }
    }

    @Test
    void what_is_more_than_a_code_is_never_counted() {
        for (String text : List.of("Inès Delaunay", "a\u200Bb", "é", "x".repeat(65), "", "<b>")) {
            assertThatThrownBy(() -> record(Fixture.AGENT_ROUEN, FactKind.STAGE, Map.of("stage", text)))
                    .as(text)
                    .isInstanceOf(IllegalArgumentException.class);
        }
    }

    @Test
    void counting_the_same_fact_twice_changes_nothing() {
        Fact again = new Fact(
                counted,
                FactKind.STAGE,
                new Counted.Person(person),
                LocalDate.now(clock),
                clock.instant(),
                Map.of("stage", "LOST"),
                null);
        in(Fixture.AGENT_ROUEN, () -> facts.record(again));
        assertThat(database.asOwner()
                        .queryForObject("select codes ->> 'stage' from fact where id = ?", String.class, counted))
                .isEqualTo("IDENTIFIED");
    }

    @Test
    void figures_are_shut_to_whoever_has_no_right_to_them() {
        for (Identity who : List.of(Fixture.ADMIN, Fixture.DPO, Fixture.AGENT_RESTO, Fixture.COORDINATION)) {
            As.member(who, () -> {
                assertThatThrownBy(() -> figures.own(Selection.ALL)).isInstanceOf(AccessDeniedException.class);
                assertThatThrownBy(() -> figures.ownFile(Selection.ALL)).isInstanceOf(AccessDeniedException.class);
            });
        }
        for (Identity who : List.of(Fixture.ADMIN, Fixture.DPO, Fixture.AGENT_ROUEN, Fixture.RESPONSABLE_ROUEN)) {
            As.member(
                    who,
                    () -> assertThatThrownBy(() -> figures.programme(Selection.ALL))
                            .isInstanceOf(AccessDeniedException.class));
        }
    }

    private List<Identity> readers() {
        return List.of(
                        Fixture.AGENT_ROUEN,
                        Fixture.AGENT_ELBEUF,
                        Fixture.AGENT_ML,
                        Fixture.AGENT_RESTO,
                        Fixture.COORDINATION,
                        Fixture.ADMIN,
                        Fixture.DPO)
                .stream()
                .filter(who -> {
                    try (AppSession session = database.session(who)) {
                        return session.count("select count(*) from fact where id = ?", counted) > 0;
                    }
                })
                .toList();
    }

    private Object[] row(UUID organisation, UUID of, String kind, UUID cancels) {
        return new Object[] {
            Ids.next(), Fixture.PROGRAMME.value(), of, organisation, kind, LocalDate.now(clock), NOW, cancels
        };
    }

    private UUID record(Identity who, FactKind kind, Map<String, String> values) {
        Instant now = clock.instant();
        Fact fact = Fact.of(kind, person, LocalDate.now(clock), now, values);
        in(who, () -> facts.record(fact));
        return fact.id();
    }

    private void in(Identity who, Runnable work) {
        As.member(who, () -> new TransactionTemplate(transactions).executeWithoutResult(status -> work.run()));
    }
}
