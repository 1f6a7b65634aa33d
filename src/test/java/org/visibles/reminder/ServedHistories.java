package org.visibles.reminder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.visibles.testkit.Fixture.AGENT_ML;
import static org.visibles.testkit.Fixture.AGENT_ROUEN;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import org.springframework.context.ApplicationContext;
import org.visibles.kernel.Identity;
import org.visibles.kernel.MemberId;
import org.visibles.kernel.NotFound;
import org.visibles.kernel.ReferralId;
import org.visibles.kernel.Role;
import org.visibles.kernel.RuleViolation;
import org.visibles.kernel.StaleVersion;
import org.visibles.kernel.YouthId;
import org.visibles.messaging.RecurringJob;
import org.visibles.referral.Appointment;
import org.visibles.referral.DeclineReason;
import org.visibles.referral.ReferralQueries;
import org.visibles.referral.ReferralService;
import org.visibles.referral.ReferralStatus;
import org.visibles.referral.Story;
import org.visibles.referral.conversation.Conversation;
import org.visibles.testkit.As;
import org.visibles.testkit.Fixture;
import org.visibles.testkit.TestDatabase;
import org.visibles.youth.Agreements;
import org.visibles.youth.YouthService;

/** Random histories over the real services, jobs and row security; then everybody keeps silent. */
final class ServedHistories {

    private static final int STEPS = 12;
    private static final List<Integer> SILENT_DAYS = List.of(1, 11, 21, 32, 62, 75, 125, 190);

    private final Story story;
    private final ReferralService service;
    private final Conversation conversation;
    private final Agreements agreements;
    private final Reminders reminders;
    private final RecurringJob expiry;
    private final TestDatabase database;
    private final Clock clock;

    ServedHistories(ApplicationContext context) {
        service = context.getBean(ReferralService.class);
        conversation = context.getBean(Conversation.class);
        agreements = context.getBean(Agreements.class);
        reminders = context.getBean(Reminders.class);
        database = context.getBean(TestDatabase.class);
        clock = context.getBean(Clock.class);
        story = new Story(context.getBean(YouthService.class), service, context.getBean(ReferralQueries.class), clock);
        expiry = context.getBeansOfType(RecurringJob.class).values().stream()
                .filter(job -> job.name().equals("referral.expiry"))
                .findFirst()
                .orElseThrow();
    }

    void play(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        Instant now = Instant.parse("2041-01-07T09:00:00Z");
        YouthId person = story.at(now, () -> story.person("Histoire"));
        ReferralId id = story.at(now, () -> story.sent(person));
        for (int step = 0; step < STEPS; step++) {
            now = now.plus(Duration.ofHours(1 + random.nextInt(24 * 9)));
            story.at(now, () -> step(random, person, id));
        }
        for (int days : SILENT_DAYS) {
            story.at(now.plus(Duration.ofDays(days)), this::jobs);
        }
        judge(seed, id);
    }

    /** What a party tries; refused by a rule as often as not, and never by an error. */
    private void step(SplittableRandom random, YouthId person, ReferralId id) {
        try {
            LocalDate today = LocalDate.now(clock);
            switch (random.nextInt(16)) {
                case 0, 1, 2 -> partner(() -> service.accept(id, story.version(id)));
                case 3 -> partner(() -> service.decline(id, story.version(id), DeclineReason.FULL, null));
                case 4, 5, 6 ->
                    partner(() -> service.schedule(
                            id,
                            story.version(id),
                            new Appointment(clock.instant().plus(Duration.ofDays(random.nextInt(12))), null)));
                case 7 -> partner(() -> service.attended(id, story.version(id)));
                case 8 -> partner(() -> service.missed(id, story.version(id)));
                case 9 -> partner(() -> service.start(id, story.version(id), today));
                case 10 -> partner(() -> service.drop(id, story.version(id), today));
                case 11 -> partner(() -> conversation.write(id, "Une question"));
                case 12 -> referrer(() -> conversation.write(id, "Une réponse"));
                case 13 -> referrer(() -> service.giveUp(id, story.version(id)));
                case 14 -> {
                    if (random.nextInt(6) == 0) {
                        withdrawAgreement(person, id);
                    }
                }
                case 15 -> jobs();
                default -> throw new AssertionError();
            }
        } catch (RuleViolation | StaleVersion | NotFound refused) {
            assertThat(refused).isNotNull();
        }
    }

    private void withdrawAgreement(YouthId person, ReferralId id) {
        referrer(() ->
                agreements.withdraw(person, story.detail(AGENT_ROUEN, id).row().agreement(), LocalDate.now(clock)));
    }

    private void jobs() {
        expiry.run();
        for (var organisation : List.of(Fixture.ML_ROUEN, Fixture.ROUEN)) {
            As.member(
                    new Identity(
                            AGENT_ML.account(),
                            MemberId.PROGRAM,
                            organisation,
                            "test",
                            Set.of(Role.OUTREACH_WORKER, Role.TEAM_LEAD)),
                    () -> {
                        reminders.remind();
                    });
        }
    }

    private void judge(long seed, ReferralId id) {
        var end = story.detail(AGENT_ROUEN, id);
        String as = end.row().status() + ", seed " + seed;
        List<ReferralStatus> states = database
                .asOwner()
                .queryForList(
                        "select status from referral_event where referral_id = ? order by version",
                        String.class,
                        id.value())
                .stream()
                .map(ReferralStatus::valueOf)
                .toList();
        for (int index = 1; index < states.size(); index++) {
            ReferralStatus from = states.get(index - 1);
            ReferralStatus to = states.get(index);
            assertThat(from.next().contains(to) || from == to && to == ReferralStatus.SCHEDULED)
                    .as("%s: %s to %s", as, from, to)
                    .isTrue();
        }
        boolean escalated = database.asOwner()
                        .queryForObject(
                                "select count(*) from referral_reminder q join referral r on r.id = q.referral_id where r.id = ? and q.kind = 'LEAD' and q.reminded_at > r.moved_at",
                                Integer.class,
                                id.value())
                > 0;
        assertThat(end.row().closed() || !end.row().status().open() || escalated)
                .as(as)
                .isTrue();
        assertThat(end.row().status()).as(as).isNotEqualTo(ReferralStatus.SENT);
        if (end.row().closed()) {
            assertThat(story.detail(AGENT_ML, id).shared()).as(as).isEmpty();
        }
    }

    private static void partner(Runnable work) {
        As.member(AGENT_ML, work);
    }

    private static void referrer(Runnable work) {
        As.member(AGENT_ROUEN, work);
    }
}
