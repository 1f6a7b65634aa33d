package org.visibles.appointment;

import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.visibles.kernel.ReferralId;
import org.visibles.messaging.Letter;
import org.visibles.messaging.LetterWriter;
import org.visibles.messaging.Outbox;
import org.visibles.referral.ReferralChanged;
import org.visibles.referral.ReferralStatus;
import org.visibles.referral.letter.ReferralLetters;
import org.visibles.referral.letter.ReferralMails;
import org.visibles.widgets.Texts;
import org.visibles.youth.AgreementWithdrawn;

/**
 * Invites the partner, the referring member and whoever goes along to an appointment, moves it and calls it off, in the
 * transaction that does so. Nobody's name or pseudonym: a reference, the referring organisation, time and place. A partner
 * where nobody has an account gets a link by which it can answer, in the letter alone.
 */
@Component
class AppointmentInvitations {

    private static final Locale LANGUAGE = Locale.FRENCH;

    private final JdbcClient jdbc;
    private final LetterWriter letters;
    private final Outbox outbox;
    private final ReferralMails mails;
    private final Texts texts;
    private final Clock clock;
    private final String organizer;

    AppointmentInvitations(
            JdbcClient jdbc,
            LetterWriter letters,
            Outbox outbox,
            ReferralMails mails,
            Texts texts,
            Clock clock,
            @Value("${visibles.mail.from:no-reply@localhost}") String from) {
        this.jdbc = jdbc;
        this.letters = letters;
        this.outbox = outbox;
        this.mails = mails;
        this.texts = texts;
        this.clock = clock;
        this.organizer = bare(from);
    }

    /** What is told now, and to whom. */
    private record Next(
            int sequence,
            boolean calledOff,
            Instant at,
            @Nullable String place,
            String sender,
            @Nullable String partner,
            @Nullable String member,
            @Nullable String companion) {

        Next off() {
            return new Next(sequence, true, at, place, sender, partner, member, companion);
        }

        Stream<String> addresses() {
            return Stream.of(partner, member, companion)
                    .filter(Objects::nonNull)
                    .map(Next::folded)
                    .distinct();
        }

        boolean isPartner(String address) {
            return partner != null && folded(partner).equals(address);
        }

        static String folded(String address) {
            return address.strip().toLowerCase(Locale.ROOT);
        }
    }

    @EventListener
    void changed(ReferralChanged change) {
        boolean keptOrMissed = change.to() == ReferralStatus.ATTENDED || change.to() == ReferralStatus.MISSED;
        if (change.to() == ReferralStatus.SCHEDULED || change.from() == ReferralStatus.SCHEDULED && !keptOrMissed) {
            send(change.referral());
        }
    }

    /** Without the agreement nobody expects the person any more. */
    @EventListener
    void withdrawn(AgreementWithdrawn withdrawn) {
        jdbc.sql(
                        "select id from referral where youth_id = ? and status = 'SCHEDULED' and agreement_withdrawn_on is not null")
                .param(withdrawn.youth().value())
                .query(UUID.class)
                .list()
                .forEach(referral -> send(new ReferralId(referral)));
    }

    /** Tells how the appointment stands; nothing about one that is over, or that never was. */
    void send(ReferralId referral) {
        toCome(referral).ifPresent(next -> next.addresses().forEach(address -> send(referral, next, address)));
    }

    /** The same, where somebody does not go along any more: for them it is called off. */
    void sendWithout(ReferralId referral, String companion) {
        toCome(referral).ifPresent(next -> {
            next.addresses().forEach(address -> send(referral, next, address));
            String address = Next.folded(companion);
            if (next.addresses().noneMatch(address::equals)) {
                send(referral, next.off(), address);
            }
        });
    }

    private void send(ReferralId referral, Next next, String address) {
        Letter.Method method = next.calledOff() ? Letter.Method.CANCEL : Letter.Method.REQUEST;
        String link = next.isPartner(address) ? mails.partnerLink(referral) : mails.memberLink(referral);
        var calendar = ICalendar.invitation(method, event(referral, next, link), organizer, address, clock.instant());
        outbox.send(letter(referral, next, link).to(address, calendar, ReferralLetters.about(referral)));
    }

    private LetterWriter.Draft letter(ReferralId referral, Next next, String link) {
        String what = next.calledOff() ? "called-off" : next.sequence() == 0 ? "made" : "changed";
        var letter = letters.begin(LANGUAGE, "appointment.mail." + what + ".subject", referral.reference())
                .paragraph("appointment.mail." + what, referral.reference(), next.sender())
                .fact("appointment.when", AppointmentTimes.words(next.at(), LANGUAGE))
                .fact("appointment.where", next.place());
        if (next.companion() != null && !next.calledOff()) {
            letter.paragraph("appointment.mail.accompanied", next.sender());
        }
        return letter.link("appointment.mail.open", link);
    }

    /** An entry is shared with colleagues and copied to other calendars: a link that opens by itself stays out of it. */
    private ICalendar.Event event(ReferralId referral, Next next, String link) {
        String where = link.equals(mails.memberLink(referral)) ? link : text("appointment.mail.answer");
        String description = next.companion() == null || next.calledOff()
                ? ""
                : text("appointment.mail.accompanied", next.sender()) + "\n";
        return new ICalendar.Event(
                referral,
                next.sequence(),
                next.at(),
                text("appointment.mail.summary", referral.reference(), next.sender()),
                next.place(),
                description + where);
    }

    private Optional<Next> toCome(ReferralId referral) {
        return jdbc.sql("select * from next_invitation(?)")
                .param(referral.value())
                .query((row, n) -> next(row))
                .optional()
                .filter(next -> next.at().isAfter(clock.instant()));
    }

    private static Next next(ResultSet row) throws SQLException {
        return new Next(
                row.getInt("sequence"),
                row.getBoolean("called_off"),
                row.getObject("at", OffsetDateTime.class).toInstant(),
                row.getString("place"),
                row.getString("sender"),
                row.getString("partner_address"),
                row.getString("member_address"),
                row.getString("companion_address"));
    }

    private String text(String key, Object... arguments) {
        return texts.getTranslation(key, LANGUAGE, arguments);
    }

    private static String bare(String from) {
        try {
            return new InternetAddress(from).getAddress();
        } catch (AddressException none) {
            throw new IllegalArgumentException("visibles.mail.from is not an address", none);
        }
    }
}
