package org.visibles.acquaintance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.visibles.testkit.Fixture.ADMIN;
import static org.visibles.testkit.Fixture.AGENT_ROUEN;
import static org.visibles.testkit.Fixture.COORDINATION;
import static org.visibles.testkit.Fixture.DPO;
import static org.visibles.testkit.Fixture.PROGRAMME;
import static org.visibles.testkit.Fixture.RESPONSABLE_ROUEN;

import java.time.Clock;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.security.access.AccessDeniedException;
import org.visibles.kernel.Identity;
import org.visibles.kernel.NotFound;
import org.visibles.kernel.ProgrammeId;
import org.visibles.kernel.RuleViolation;
import org.visibles.kernel.StaleVersion;
import org.visibles.kernel.YouthId;
import org.visibles.messaging.RecurringJob;
import org.visibles.testkit.AppSession;
import org.visibles.testkit.As;
import org.visibles.testkit.TestDatabase;
import org.visibles.testkit.VisiblesTest;
import org.visibles.youth.Agreements;
import org.visibles.youth.YouthService;

/** How often may be asked: set by an administrator, in bounds, and kept for the officer to read. */
@VisiblesTest
class AskingLimitsTest {

    @Autowired
    private AskingLimits limits;

    @Autowired
    private Acquaintances acquaintances;

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

    @BeforeEach
    void nothing_was_set() {
        database.asOwner().update("delete from acquaintance_rules");
        database.asOwner().update("delete from acquaintance_rules_version");
    }

    @Test
    void what_an_administrator_sets_holds_and_is_kept_with_its_author() {
        Limits before = current(ADMIN);
        assertThat(before.memberWeek()).isEqualTo(10);
        As.member(ADMIN, () -> limits.set(changed(before, 0, 40, 21, 60)));
        As.member(ADMIN, () -> limits.set(changed(current(ADMIN), 1, 40, 14, 720)));

        Met met = new Met(people, agreements, jobs, database, clock);
        ask(met, 950);
        assertThatExceptionOfType(RuleViolation.class)
                .isThrownBy(() -> ask(met, 951))
                .withMessage("rule.acquaintance.member-quota");
        assertThat(As.member(DPO, () -> limits.changes()))
                .extracting(change -> change.limits().memberWeek())
                .containsExactly(1, 0);
        assertThat(As.member(DPO, () -> limits.changes()))
                .allMatch(change -> ADMIN.member().value().equals(change.by()));
    }

    private void ask(Met met, int number) {
        YouthId youth = met.recorded(AGENT_ROUEN, met.person(number));
        met.agreed(AGENT_ROUEN, youth);
        As.member(AGENT_ROUEN, () -> acquaintances.ask(youth));
    }

    @ParameterizedTest
    @CsvSource({
        "-1, 60, 21, 60, member",
        "51, 60, 21, 60, member",
        "10, 501, 21, 60, organisation",
        "11, 10, 21, 60, order",
        "10, 60, 6, 60, days",
        "10, 60, 91, 60, days",
        "10, 60, 21, 7, tick"
    })
    void out_of_bounds_nothing_changes(int member, int organisation, int days, int minutes, String rule) {
        assertThatExceptionOfType(RuleViolation.class)
                .isThrownBy(() -> As.member(
                        ADMIN, () -> limits.set(changed(current(ADMIN), member, organisation, days, minutes))))
                .withMessage("rule.acquaintance.limits." + rule);
        assertThat(As.member(DPO, () -> limits.changes())).isEmpty();
    }

    @Test
    void who_has_read_an_older_version_is_told_and_an_unknown_programme_is_not_found() {
        Limits read = current(ADMIN);
        As.member(ADMIN, () -> limits.set(changed(read, 5, 40, 21, 60)));
        assertThatExceptionOfType(StaleVersion.class)
                .isThrownBy(() -> As.member(ADMIN, () -> limits.set(changed(read, 6, 40, 21, 60))));
        assertThatExceptionOfType(NotFound.class)
                .isThrownBy(() ->
                        As.member(ADMIN, () -> limits.set(new Limits(ProgrammeId.next(), "", 10, 60, 21, 60, 0))));
    }

    @Test
    void nobody_else_sets_them_and_the_database_keeps_the_bounds() {
        for (Identity who : List.of(AGENT_ROUEN, RESPONSABLE_ROUEN, COORDINATION, DPO)) {
            assertThatExceptionOfType(AccessDeniedException.class)
                    .isThrownBy(() -> As.member(who, () -> limits.set(changed(current(ADMIN), 5, 40, 21, 60))));
            try (AppSession session = database.session(who)) {
                session.forbidden(write("current_member()", 5), PROGRAMME.value());
            }
        }
        try (AppSession admin = database.session(ADMIN)) {
            admin.forbidden(write("current_member()", 51), PROGRAMME.value());
            admin.forbidden(write("gen_random_uuid()", 5), PROGRAMME.value());
            admin.forbidden("delete from acquaintance_rules_version");
            admin.forbidden("update acquaintance_rules_version set set_by = null");
            admin.forbidden(
                    "insert into acquaintance_rules_version values (?, 99, 1, 1, 21, 60, now(), null)",
                    PROGRAMME.value());
            assertThat(admin.update(write("current_member()", 5), PROGRAMME.value()))
                    .isEqualTo(1);
        }
        try (AppSession worker = database.session(AGENT_ROUEN)) {
            assertThat(worker.count("select count(*) from acquaintance_rules_version"))
                    .isZero();
            assertThat(worker.rows("select * from acquaintance_requests(current_member(), current_organisation(),"
                            + " '-infinity', now())"))
                    .isEmpty();
        }
    }

    private static String write(String by, int memberWeek) {
        return "insert into acquaintance_rules (programme_id, member_week, organisation_month, set_at, set_by)"
                + " values (?, " + memberWeek + ", 60, now(), " + by + ")";
    }

    private Limits current(Identity who) {
        return As.member(who, () -> limits.all()).stream()
                .filter(each -> each.programme().equals(PROGRAMME))
                .findFirst()
                .orElseThrow();
    }

    private static Limits changed(Limits now, int member, int organisation, int days, int minutes) {
        return new Limits(now.programme(), now.name(), member, organisation, days, minutes, now.version());
    }
}
