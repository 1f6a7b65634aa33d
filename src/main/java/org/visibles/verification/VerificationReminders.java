package org.visibles.verification;

import java.time.Clock;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import org.visibles.kernel.OrganisationId;
import org.visibles.messaging.LetterWriter;
import org.visibles.messaging.Links;
import org.visibles.messaging.Notifications;
import org.visibles.messaging.Outbox;
import org.visibles.messaging.RecurringJob;
import org.visibles.messaging.Rhythm;

/**
 * Reminds a mission locale twice of what waits there, then tells the asking organisation, each after the days that the
 * asking organisation's programme allows. Counts and names of organisations alone: no person stands in a reminder.
 */
@Component
class VerificationReminders implements RecurringJob {

    /** A first and a second reminder, then word to who asked. */
    private static final int LAST_STEP = 3;

    private static final String ROUTE = "verifications";

    private record Waiting(UUID addressee, UUID asking, int count, int days) {}

    private record Organisation(String name, Optional<String> email) {}

    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;
    private final Notifications notifications;
    private final Outbox outbox;
    private final Links links;
    private final LetterWriter letters;
    private final Clock clock;

    VerificationReminders(
            JdbcClient jdbc,
            PlatformTransactionManager transactions,
            Notifications notifications,
            Outbox outbox,
            Links links,
            LetterWriter letters,
            Clock clock) {
        this.jdbc = jdbc;
        this.transaction = new TransactionTemplate(transactions);
        this.notifications = notifications;
        this.outbox = outbox;
        this.links = links;
        this.letters = letters;
        this.clock = clock;
    }

    @Override
    public String name() {
        return "verification.remind";
    }

    @Override
    public Rhythm rhythm() {
        return Rhythm.dailyAt(LocalTime.of(6, 30));
    }

    /** The last step first, so that what has waited long while the program stood still is told of once. */
    @Override
    public void run() {
        for (int step = LAST_STEP; step > 0; step--) {
            int reached = step;
            transaction.executeWithoutResult(status -> remind(reached));
        }
    }

    private void remind(int step) {
        for (Waiting waiting : marked(step)) {
            Organisation missionLocale = organisation(waiting.addressee());
            String days = String.valueOf(waiting.days());
            if (step == LAST_STEP) {
                notifications.toOrganisation(
                        new OrganisationId(waiting.asking()),
                        "verification.notice.silent",
                        List.of(missionLocale.name(), String.valueOf(waiting.count()), days),
                        ROUTE);
            } else {
                List<String> arguments =
                        List.of(organisation(waiting.asking()).name(), String.valueOf(waiting.count()), days);
                notifications.toOrganisation(
                        new OrganisationId(waiting.addressee()), "verification.notice.waiting", arguments, ROUTE);
                missionLocale.email().ifPresent(to -> write(to, arguments));
            }
        }
    }

    private void write(String to, List<String> arguments) {
        outbox.send(letters.begin(Locale.FRENCH, "verification.letter.subject")
                .paragraph("verification.letter.waiting", arguments.toArray())
                .link("verification.letter.answer", links.absolute(ROUTE))
                .to(to));
    }

    private List<Waiting> marked(int step) {
        return jdbc.sql("select addressee_id, asking_id, waiting, days from remind_checks(?, ?, ?)")
                .params(OffsetDateTime.now(clock), LocalDate.now(clock), step)
                .query((row, n) -> new Waiting(
                        row.getObject(1, UUID.class), row.getObject(2, UUID.class), row.getInt(3), row.getInt(4)))
                .list();
    }

    private Organisation organisation(UUID id) {
        return jdbc.sql("select name, email from organisation where id = ?")
                .param(id)
                .query((row, n) -> new Organisation(row.getString(1), Optional.ofNullable(row.getString(2))))
                .single();
    }
}
