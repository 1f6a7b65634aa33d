package org.visibles.joining;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.visibles.testkit.Fixture.AGENT_ELBEUF;
import static org.visibles.testkit.Fixture.AGENT_ROUEN;
import static org.visibles.testkit.Fixture.COORDINATION;
import static org.visibles.testkit.Fixture.RESPONSABLE_ROUEN;

import java.time.Clock;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.security.access.AccessDeniedException;
import org.visibles.kernel.Ids;
import org.visibles.kernel.NotFound;
import org.visibles.kernel.YouthId;
import org.visibles.matching.Verdict.Reason;
import org.visibles.messaging.RecurringJob;
import org.visibles.outreach.ContactService;
import org.visibles.testkit.AppSession;
import org.visibles.testkit.As;
import org.visibles.testkit.Fixture;
import org.visibles.testkit.StatementCounter;
import org.visibles.testkit.TestDatabase;
import org.visibles.testkit.VisiblesTest;
import org.visibles.youth.YouthDetails;
import org.visibles.youth.YouthService;

/** Pairs of the own records, found by a search, judged by a person. */
@VisiblesTest
class DuplicatesTest {

    @Autowired
    private Duplicates duplicates;

    @Autowired
    private JoiningService joining;

    @Autowired
    private YouthService youth;

    @Autowired
    private ContactService contacts;

    @Autowired
    private List<RecurringJob> jobs;

    @Autowired
    private StatementCounter statements;

    @Autowired
    private TestDatabase database;

    @Autowired
    private Clock clock;

    private Pairs pairs;
    private YouthId one;
    private YouthId other;

    @BeforeEach
    void somebody_is_there_twice() {
        database.asOwner().execute("delete from youth");
        database.asOwner().execute("delete from duplicate_search");
        pairs = new Pairs(youth, contacts, joining, database, clock);
        one = pairs.person(person("Lina", "Boulanger", "06 12 34 56 78"));
        other = pairs.person(person("Lyna", "Boulanger", "06 12 34 56 78"));
        pairs.person(person("Mehdi", "Fouquet", "06 98 76 54 32"));
    }

    @Test
    void who_is_there_twice_is_found_with_the_reasons_and_judged_by_a_person() {
        search();

        DuplicateRow found = page().getFirst();
        assertThat(page()).hasSize(1);
        assertThat(Set.of(found.one().id(), found.other().id())).containsExactlyInAnyOrder(one, other);
        assertThat(found.reasons())
                .extracting(Reason::key)
                .contains("matching.reason.PHONE.SAME", "matching.reason.LAST_NAME.SAME");
        DuplicateSearch state = As.member(RESPONSABLE_ROUEN, duplicates::search).orElseThrow();
        assertThat(state.running()).isFalse();
        assertThat(state.people()).isEqualTo(3);
        assertThat(state.weights()).as("the shipped ones").isZero();

        As.member(RESPONSABLE_ROUEN, () -> duplicates.different(other, one));
        assertThat(page()).isEmpty();
        search();
        assertThat(page()).as("never again").isEmpty();
    }

    @Test
    void a_pair_that_was_brought_together_is_gone_and_comes_back_with_the_undo() {
        search();
        var joined = pairs.join(one, other);
        assertThat(page()).isEmpty();
        pairs.undo(one, joined);
        assertThat(page()).hasSize(1);
    }

    @Test
    void whom_the_record_was_another_than_the_one_that_stays_is_another_than_too() {
        YouthId third = pairs.person(person("Lina", "Boulanger", "06 12 34 56 78"));
        As.member(RESPONSABLE_ROUEN, () -> duplicates.different(other, third));
        pairs.join(one, other);
        search();
        assertThat(page()).isEmpty();
    }

    @Test
    void who_was_told_apart_while_being_typed_is_never_proposed() {
        YouthId elsewhere = As.member(AGENT_ELBEUF, () -> youth.record(person("Lina", "Boulanger", "06 12 34 56 78")));
        As.member(AGENT_ROUEN, () -> duplicates.differentFrom(other, Set.of(one, elsewhere)));

        search();

        assertThat(page()).isEmpty();
        assertThat(database.asOwner()
                        .queryForObject(
                                "select count(*) from different_pair where ? in (one_id, other_id)",
                                Integer.class,
                                elsewhere.value()))
                .isZero();
    }

    @Test
    void a_family_with_one_telephone_is_judged_once_and_left_in_peace() {
        pairs.person(person("Marc", "Boulanger", "06 12 34 56 78"));
        pairs.person(person("Lino", "Boulanger", "06 12 34 56 78"));
        search();
        List<DuplicateRow> proposed = page();
        assertThat(proposed).isNotEmpty();

        As.member(
                RESPONSABLE_ROUEN,
                () -> proposed.forEach(pair ->
                        duplicates.different(pair.one().id(), pair.other().id())));

        search();
        assertThat(page()).isEmpty();
    }

    @Test
    void a_pseudonym_alone_makes_no_pair() {
        pairs.met("Casquette");
        pairs.met("Casquette");
        search();
        assertThat(page()).hasSize(1);
    }

    @Test
    void a_page_is_one_statement_and_its_line_in_the_log() {
        search();
        int few = statements.count(this::page);
        for (int index = 0; index < 5; index++) {
            pairs.person(person("Lina", "Boulanger", "06 12 34 56 78"));
        }
        search();
        assertThat(page()).hasSizeGreaterThan(5);
        assertThat(statements.count(this::page)).isEqualTo(few);
    }

    @Test
    void the_coordination_sees_rounded_numbers_and_nobody_else_sees_anything() {
        search();
        assertThat(As.member(COORDINATION, duplicates::counts))
                .filteredOn(count -> count.organisation().contains("Rouen"))
                .extracting(DuplicateCount::atLeast)
                .containsExactly(0);
        for (int index = 0; index < 3; index++) {
            pairs.person(person("Lina", "Boulanger", "06 12 34 56 78"));
        }
        search();
        assertThat(As.member(COORDINATION, duplicates::counts))
                .extracting(DuplicateCount::atLeast)
                .contains(10);
        assertThatThrownBy(() -> As.member(AGENT_ROUEN, () -> duplicates.page(0, 10)))
                .isInstanceOf(AccessDeniedException.class);
        assertThatThrownBy(() -> As.member(AGENT_ROUEN, duplicates::counts)).isInstanceOf(AccessDeniedException.class);
        for (var stranger : List.of(AGENT_ELBEUF, COORDINATION, Fixture.ADMIN)) {
            try (AppSession session = database.session(stranger)) {
                for (String table : List.of("duplicate_pair", "duplicate_search", "different_pair")) {
                    assertThat(session.count("select count(*) from " + table))
                            .as(table)
                            .isZero();
                }
                session.harmless("delete from duplicate_pair");
                session.forbidden(
                        "insert into different_pair values (?, ?, ?, ?, now())",
                        Fixture.ROUEN.value(),
                        one.value(),
                        other.value(),
                        stranger.member().value());
            }
        }
        try (AppSession session = database.session(AGENT_ELBEUF)) {
            session.refused("select * from duplicate_counts()");
            session.refused("select duplicates_asked()");
        }
        assertThatThrownBy(() -> As.member(RESPONSABLE_ROUEN, () -> duplicates.different(one, new YouthId(Ids.next()))))
                .isInstanceOf(NotFound.class);
    }

    private void search() {
        As.member(RESPONSABLE_ROUEN, duplicates::ask);
        jobs.stream()
                .filter(job -> job.name().equals("joining.duplicates"))
                .forEach(job -> As.nobody(() -> {
                    job.run();
                    return null;
                }));
    }

    private List<DuplicateRow> page() {
        return As.member(RESPONSABLE_ROUEN, () -> duplicates.page(0, 50));
    }

    private YouthDetails person(String first, String last, String phone) {
        return pairs.informed(first + " du parc", first)
                .edit()
                .lastName(last)
                .phones(List.of(phone))
                .build();
    }
}
