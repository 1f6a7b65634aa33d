package org.visibles.acquaintance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.visibles.testkit.Fixture.AGENT_ELBEUF;
import static org.visibles.testkit.Fixture.AGENT_ROUEN;
import static org.visibles.testkit.Fixture.RESPONSABLE_ROUEN;

import java.time.Clock;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.security.access.AccessDeniedException;
import org.visibles.kernel.Ids;
import org.visibles.kernel.NotFound;
import org.visibles.messaging.RecurringJob;
import org.visibles.testkit.AppSession;
import org.visibles.testkit.As;
import org.visibles.testkit.Fixture;
import org.visibles.testkit.TestDatabase;
import org.visibles.testkit.VisiblesTest;
import org.visibles.youth.Agreements;
import org.visibles.youth.YouthService;

/** Weights estimated on request, kept in versions, in force when somebody says so. */
@VisiblesTest
class WeightsTest {

    @Autowired
    private WeightsService weights;

    @Autowired
    private WeightsJob job;

    @Autowired
    private IntakeMatches matches;

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

    @Test
    void an_estimated_version_is_used_once_it_is_in_force_and_the_shipped_one_can_come_back() {
        Met met = new Met(people, agreements, jobs, database, clock);
        met.many(AGENT_ROUEN, 3_000, 40);
        met.recorded(AGENT_ROUEN, met.person(3_500));
        assertThat(versionOfReasons(met)).isZero();

        As.member(RESPONSABLE_ROUEN, () -> {
            weights.estimate();
            weights.estimate();
        });
        assertThat(As.member(RESPONSABLE_ROUEN, () -> weights.underWay())).hasValue(0);
        run();

        WeightsVersion made =
                As.member(RESPONSABLE_ROUEN, () -> weights.versions()).getFirst();
        assertThat(made.version()).isPositive();
        assertThat(made.people()).isGreaterThanOrEqualTo(41);
        assertThat(made.madeBy()).isEqualTo(RESPONSABLE_ROUEN.member().value());
        assertThat(made.inForce()).isFalse();
        assertThat(versionOfReasons(met)).isZero();

        As.member(RESPONSABLE_ROUEN, () -> weights.choose(made.version()));
        assertThat(versionOfReasons(met)).isEqualTo(made.version());
        As.member(RESPONSABLE_ROUEN, () -> weights.choose(0));
        assertThat(versionOfReasons(met)).isZero();
        assertThatExceptionOfType(NotFound.class)
                .isThrownBy(() -> As.member(RESPONSABLE_ROUEN, () -> weights.choose(99)));
    }

    @Test
    void what_is_stopped_makes_no_version() {
        new Met(people, agreements, jobs, database, clock).many(AGENT_ROUEN, 4_000, 30);
        int before = As.member(RESPONSABLE_ROUEN, () -> weights.versions()).size();
        As.member(RESPONSABLE_ROUEN, () -> {
            weights.estimate();
            weights.cancel();
        });
        run();

        assertThat(As.member(RESPONSABLE_ROUEN, () -> weights.underWay())).isEmpty();
        assertThat(As.member(RESPONSABLE_ROUEN, () -> weights.versions())).hasSize(before);
        As.member(RESPONSABLE_ROUEN, () -> weights.estimate());
        run();
        assertThat(As.member(RESPONSABLE_ROUEN, () -> weights.versions())).hasSize(before + 1);
    }

    @Test
    void a_neighbour_and_a_worker_change_nothing() {
        assertThatExceptionOfType(AccessDeniedException.class)
                .isThrownBy(() -> As.member(AGENT_ROUEN, () -> weights.estimate()));
        for (var who : List.of(AGENT_ELBEUF, AGENT_ROUEN, Fixture.DPO)) {
            try (AppSession session = database.session(who)) {
                session.harmless(
                        "insert into match_weights_chosen (id, organisation_id, version, since, chosen_by)"
                                + " values (?, ?, 0, now(), current_member())",
                        Ids.next(),
                        Fixture.ROUEN.value());
                session.harmless(
                        "insert into match_estimation (id, organisation_id, asked_by, asked_at)"
                                + " values (?, ?, current_member(), now())",
                        Ids.next(),
                        Fixture.ROUEN.value());
                session.harmless("update match_estimation set cancelled_at = now()");
                session.forbidden("update match_weights set prior = 0.5");
                session.harmless("select * from estimations_to_run()");
            }
        }
        try (AppSession elbeuf = database.session(AGENT_ELBEUF)) {
            assertThat(elbeuf.count("select count(*) from match_weights")).isZero();
            assertThat(elbeuf.count("select count(*) from match_weights_chosen"))
                    .isZero();
        }
    }

    private int versionOfReasons(Met met) {
        return As.member(AGENT_ROUEN, () -> matches.look(met.person(3_500).build()))
                .getFirst()
                .weights();
    }

    private void run() {
        As.nobody(() -> {
            job.run();
            return null;
        });
    }
}
