package org.visibles.acquaintance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.visibles.testkit.Fixture.AGENT_ELBEUF;
import static org.visibles.testkit.Fixture.AGENT_ROUEN;
import static org.visibles.testkit.Fixture.RESPONSABLE_ROUEN;

import java.time.Clock;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.visibles.joining.Duplicates;
import org.visibles.kernel.Identity;
import org.visibles.kernel.YouthId;
import org.visibles.matching.Weights;
import org.visibles.messaging.RecurringJob;
import org.visibles.testkit.AppSession;
import org.visibles.testkit.As;
import org.visibles.testkit.Fixture;
import org.visibles.testkit.TestDatabase;
import org.visibles.testkit.VisiblesTest;
import org.visibles.youth.Agreements;
import org.visibles.youth.YouthDetails;
import org.visibles.youth.YouthService;

/** The version that is in force is used while typing, for the list of duplicates, and to ask other organisations. */
@VisiblesTest
class ChosenWeightsTest {

    private static final Weights SHIPPED = Weights.shipped();
    /** For which nothing tells anybody from anybody. */
    private static final Weights BLIND = new Weights(SHIPPED.u(), SHIPPED.u());
    /** For which everybody is the one who differs most. */
    private static final Weights INVERTED = new Weights(SHIPPED.u(), SHIPPED.m());

    @Autowired
    private WeightsService weights;

    @Autowired
    private IntakeMatches matches;

    @Autowired
    private Duplicates duplicates;

    @Autowired
    private Acquaintances acquaintances;

    @Autowired
    private Proposals proposals;

    @Autowired
    private YouthService people;

    @Autowired
    private Agreements agreements;

    @Autowired
    private List<RecurringJob> jobs;

    @Autowired
    private TestDatabase database;

    @Autowired
    private Clock clock;

    private Met met;

    @BeforeEach
    void arrange() {
        met = new Met(people, agreements, jobs, database, clock);
        database.asOwner().update("delete from match_weights_chosen");
        database.asOwner().update("delete from match_weights");
    }

    @Test
    void all_three_are_blind_with_weights_that_tell_nothing_and_see_again_with_the_shipped_ones() {
        met.recorded(AGENT_ROUEN, met.person(901));
        met.recorded(AGENT_ROUEN, met.person(901).pseudonym("Encore"));
        met.recorded(AGENT_ELBEUF, met.person(901));

        inForce(AGENT_ROUEN, 1, BLIND);
        assertThat(seenWhileTyping(901)).isZero();
        assertThat(seenAmongDuplicates()).isZero();
        assertThat(askedElsewhere(901)).isZero();

        As.member(RESPONSABLE_ROUEN, () -> weights.choose(0));
        assertThat(seenWhileTyping(901)).isEqualTo(2);
        assertThat(seenAmongDuplicates()).isEqualTo(1);
        assertThat(askedElsewhere(901)).isEqualTo(1);
    }

    @Test
    void a_question_notes_the_version_that_weighed_it() {
        met.recorded(AGENT_ELBEUF, met.person(902));
        inForce(AGENT_ROUEN, 7, SHIPPED);
        YouthId asked = asked(902);

        assertThat(number(
                        "select max(p.weights) from acquaintance_proposal p join acquaintance_request r on r.id = p.request_id"
                                + " where r.youth_id = ?",
                        asked.value()))
                .isEqualTo(7);
        assertThat(As.member(AGENT_ELBEUF, () -> proposals.waiting()))
                .anyMatch(each -> each.asking().equals(Fixture.ROUEN));
    }

    @Test
    void no_organisation_has_another_asked_about_somebody_whom_the_shipped_weights_hold_for_another() {
        YouthDetails.Builder theirs = met.person(903);
        met.recorded(AGENT_ELBEUF, theirs.phones(List.of("0639989999")));
        inForce(AGENT_ROUEN, 1, INVERTED);
        YouthDetails.Builder namesake = met.person(904).lastName(theirs.build().lastName());
        YouthId asked = met.recorded(AGENT_ROUEN, namesake);
        met.agreed(AGENT_ROUEN, asked);
        As.member(AGENT_ROUEN, () -> acquaintances.ask(asked));
        met.tick();

        assertThat(proposed(asked)).isZero();
    }

    @Test
    void weights_of_a_list_without_duplicates_still_see_somebody_met_again() {
        met.recorded(AGENT_ROUEN, met.person(905));
        inForce(AGENT_ROUEN, 1, SHIPPED, 1e-12);
        assertThat(seenWhileTyping(905)).isEqualTo(1);
    }

    @Test
    void nobody_who_acts_reads_another_s_weights() {
        inForce(AGENT_ROUEN, 1, SHIPPED);
        YouthId youth = met.recorded(AGENT_ROUEN, met.person(906));
        met.agreed(AGENT_ROUEN, youth);
        As.member(AGENT_ROUEN, () -> acquaintances.ask(youth));
        for (Identity who : List.of(AGENT_ROUEN, AGENT_ELBEUF, Fixture.ADMIN, Fixture.DPO)) {
            try (AppSession session = database.session(who)) {
                session.harmless("select * from acquaintance_weights(?)", request(youth));
            }
        }
        try (AppSession nobody = database.nobody()) {
            nobody.harmless("select * from acquaintance_weights(?)", request(youth));
        }
    }

    private void inForce(Identity who, int version, Weights weights) {
        inForce(who, version, weights, 0.001);
    }

    private void inForce(Identity who, int version, Weights weights, double prior) {
        database.asOwner()
                .update(
                        "insert into match_weights (organisation_id, version, made_at, made_by, people, pairs, prior, siblings,"
                                + " chances) values (?, ?, now(), ?, 200, 19900, ?, true, ?::jsonb)",
                        who.organisation().value(),
                        version,
                        who.member().value(),
                        prior,
                        WeightsInForce.written(weights));
        As.member(RESPONSABLE_ROUEN, () -> this.weights.choose(version));
    }

    private int seenWhileTyping(int number) {
        return As.member(AGENT_ROUEN, () -> matches.look(met.person(number).build()))
                .size();
    }

    private int seenAmongDuplicates() {
        As.member(RESPONSABLE_ROUEN, () -> duplicates.ask());
        As.nobody(() -> {
            jobs.stream().filter(job -> job.name().equals("joining.duplicates")).forEach(RecurringJob::run);
            return null;
        });
        return As.member(RESPONSABLE_ROUEN, () -> duplicates.page(0, 50)).size();
    }

    private YouthId asked(int number) {
        YouthId youth = met.recorded(AGENT_ROUEN, met.person(number));
        met.agreed(AGENT_ROUEN, youth);
        As.member(AGENT_ROUEN, () -> acquaintances.ask(youth));
        met.tick();
        return youth;
    }

    /** Leaves nobody behind who would be a third duplicate. */
    private int askedElsewhere(int number) {
        YouthId youth = asked(number);
        int proposed = proposed(youth);
        database.asOwner().update("delete from youth where id = ?", youth.value());
        return proposed;
    }

    private int proposed(YouthId youth) {
        return number(
                "select count(p.organisation_id) from acquaintance_proposal p join acquaintance_request r"
                        + " on r.id = p.request_id where r.youth_id = ?",
                youth.value());
    }

    private UUID request(YouthId youth) {
        return database.asOwner()
                .queryForObject("select id from acquaintance_request where youth_id = ?", UUID.class, youth.value());
    }

    private int number(String sql, Object... arguments) {
        return Objects.requireNonNull(database.asOwner().queryForObject(sql, Integer.class, arguments));
    }
}
