package org.visibles.appointment;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Locale;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import org.visibles.messaging.LetterWriter;
import org.visibles.messaging.Notifications;
import org.visibles.messaging.Outbox;
import org.visibles.messaging.RecurringJob;
import org.visibles.messaging.Rhythm;
import org.visibles.referral.letter.ReferralLetters;

/**
 * Reminds people the day before an appointment, by the way they prefer, once. Mail leaves by the outbox, in the
 * transaction that notes it. A text to a phone cannot be taken back: its sending is noted before and after, and one that a
 * crash cut off is never repeated, but told to whoever follows the person; so is what the program cannot do, such as a
 * call.
 */
@Component
class AppointmentReminders implements RecurringJob {

    private static final Logger LOG = LoggerFactory.getLogger(AppointmentReminders.class);

    private static final Duration EVERY = Duration.ofMinutes(15);
    private static final LocalTime FROM = LocalTime.of(9, 0);
    private static final LocalTime UNTIL = LocalTime.of(19, 0);
    private static final Locale LANGUAGE = Locale.FRENCH;

    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;
    private final Outbox outbox;
    private final LetterWriter letters;
    private final SlipText slips;
    private final Notifications notifications;
    private final SmsPort sms;
    private final Clock clock;

    AppointmentReminders(
            JdbcClient jdbc,
            PlatformTransactionManager transactions,
            Outbox outbox,
            LetterWriter letters,
            SlipText slips,
            Notifications notifications,
            ObjectProvider<SmsPort> sms,
            Clock clock) {
        this.jdbc = jdbc;
        this.transaction = new TransactionTemplate(transactions);
        this.outbox = outbox;
        this.letters = letters;
        this.slips = slips;
        this.notifications = notifications;
        this.sms = sms.getIfAvailable(UnsentSms::new);
        this.clock = clock;
    }

    @Override
    public String name() {
        return "appointment.remind";
    }

    @Override
    public Rhythm rhythm() {
        return Rhythm.every(EVERY);
    }

    /** By day alone; one that fails does not keep the others waiting. */
    @Override
    public void run() {
        ZonedDateTime now = clock.instant().atZone(ICalendar.PARIS);
        if (now.toLocalTime().isBefore(FROM) || !now.toLocalTime().isBefore(UNTIL)) {
            return;
        }
        for (DueReminder due : due(now.toLocalDate().plusDays(1))) {
            try {
                remind(due);
            } catch (RuntimeException failed) {
                LOG.error(
                        "Nobody could be reminded of the appointment of referral {}",
                        due.appointment().referral(),
                        failed);
            }
        }
    }

    private List<DueReminder> due(LocalDate day) {
        return jdbc.sql("select * from appointments_to_remind(?, ?, ?)")
                .params(
                        at(day.atStartOfDay(ICalendar.PARIS).toInstant()),
                        at(day.plusDays(1).atStartOfDay(ICalendar.PARIS).toInstant()),
                        at(clock.instant().minus(EVERY)))
                .query(DueReminder::read)
                .list();
    }

    private void remind(DueReminder due) {
        String way = due.way() == null ? "" : due.way();
        if (due.unsure()) {
            tellMember(due, "appointment.notice.unsure");
        } else if (way.equals("EMAIL") && due.email() != null) {
            write(due, due.email());
        } else if (way.equals("SMS") && due.phone() != null) {
            text(due, due.phone());
        } else {
            tellMember(due, "appointment.notice.remind");
        }
    }

    private void write(DueReminder due, String address) {
        var appointment = due.appointment();
        transaction.executeWithoutResult(begun -> {
            if (note(due, true)) {
                var letter =
                        letters.begin(LANGUAGE, "appointment.reminder.subject").paragraph("appointment.reminder");
                slips.lines(appointment, LANGUAGE).forEach(line -> letter.fact(line.label(), line.text()));
                SlipText.map(appointment.slip().place()).ifPresent(map -> letter.link("appointment.map", map));
                outbox.send(letter.to(address, null, ReferralLetters.about(appointment.referral())));
            }
        });
    }

    private void text(DueReminder due, String number) {
        if (Boolean.TRUE.equals(transaction.execute(begun -> note(due, false)))) {
            if (sent(due, number)) {
                transaction.executeWithoutResult(begun -> note(due, true));
            } else {
                tellMember(due, "appointment.notice.remind");
            }
        }
    }

    private boolean sent(DueReminder due, String number) {
        try {
            return sms.send(number, slips.sms(due.appointment(), LANGUAGE));
        } catch (RuntimeException refused) {
            LOG.warn(
                    "The SMS about the appointment of referral {} could not be sent: {}",
                    due.appointment().referral(),
                    refused.getClass().getSimpleName());
            return false;
        }
    }

    private void tellMember(DueReminder due, String key) {
        var referral = due.appointment().referral();
        transaction.executeWithoutResult(begun -> {
            if (note(due, true)) {
                notifications.toMember(
                        due.tell(),
                        key,
                        List.of(
                                referral.reference(),
                                AppointmentTimes.time(due.appointment().at())),
                        "orientations/" + referral + "/rendez-vous");
            }
        });
    }

    private boolean note(DueReminder due, boolean done) {
        return jdbc.sql("select note_reminder(?, ?, ?, ?)")
                .params(
                        due.appointment().referral().value(),
                        at(due.appointment().at()),
                        at(clock.instant()),
                        done)
                .query(Boolean.class)
                .single();
    }

    private static OffsetDateTime at(Instant instant) {
        return OffsetDateTime.ofInstant(instant, ZoneOffset.UTC);
    }
}
