package org.visibles.referral;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.SplittableRandom;
import java.util.UUID;
import org.visibles.kernel.OrganisationId;
import org.visibles.kernel.ReferralId;
import org.visibles.kernel.RuleViolation;
import org.visibles.kernel.YouthId;

/**
 * Random histories of one referral on the aggregate alone: referrer, partner and clock do what they like, most of it
 * refused. For tests and the benchmark.
 */
public final class ReferralHistories {

    private static final ZoneId ZONE = ZoneId.of("Europe/Paris");
    private static final Instant START = Instant.parse("2026-01-05T09:00:00Z");
    private static final int LONGEST = 40;

    private final SplittableRandom random;
    private Instant now = START;
    private final Referral referral;

    private ReferralHistories(long seed) {
        random = new SplittableRandom(seed);
        referral = new Referral(
                ReferralId.next(),
                YouthId.next(),
                OrganisationId.next(),
                UUID.nameUUIDFromBytes(new byte[] {1}),
                OrganisationId.next(),
                now);
        referral.send(today(), null, now, today(), 10, 30);
        referral.moved(now);
    }

    /** What is open at the end of a history. */
    public record End(
            ReferralStatus status,
            Instant movedAt,
            Instant appointmentAt,
            Instant now,
            int refused,
            boolean expiryDue) {}

    /**
     * Plays one.
     *
     * @throws AssertionError when a move was made that the states do not allow, or refused without a rule
     */
    public static End play(long seed) {
        ReferralHistories history = new ReferralHistories(seed);
        int refused = 0;
        for (int step = 0; step < LONGEST && history.referral.status().open(); step++) {
            history.now = history.now.plus(Duration.ofHours(1 + history.random.nextInt(24 * 12)));
            refused += history.step() ? 0 : 1;
        }
        Referral referral = history.referral;
        return new End(
                referral.status(),
                history.movedAt,
                referral.appointmentAt() == null ? START : referral.appointmentAt(),
                history.now,
                refused,
                referral.status() == ReferralStatus.SENT && history.today().isAfter(referral.expiresOn()));
    }

    private Instant movedAt = START;

    /** Whether it was allowed. */
    private boolean step() {
        ReferralStatus before = referral.status();
        try {
            switch (random.nextInt(12)) {
                case 0 -> referral.accept(now);
                case 1 -> referral.decline(DeclineReason.FULL, null, now);
                case 2 -> referral.withdraw(now);
                case 3, 4 -> referral.expire(now, today());
                case 5, 6 ->
                    referral.schedule(new Appointment(now.plus(Duration.ofDays(random.nextInt(20))), null), now);
                case 7 -> referral.attended(now);
                case 8 -> referral.missed(now);
                case 9 -> referral.start();
                case 10 -> referral.complete();
                case 11 -> referral.drop();
                default -> throw new AssertionError();
            }
        } catch (RuleViolation refused) {
            if (referral.status() != before) {
                throw new AssertionError("refused, and moved all the same: " + before + " to " + referral.status());
            }
            return false;
        }
        boolean moved = before.next().contains(referral.status())
                || before == ReferralStatus.SCHEDULED && referral.status() == ReferralStatus.SCHEDULED;
        if (!moved) {
            throw new AssertionError("no move of the domain: " + before + " to " + referral.status());
        }
        referral.moved(now);
        movedAt = now;
        return true;
    }

    private LocalDate today() {
        return LocalDate.ofInstant(now, ZONE);
    }
}
