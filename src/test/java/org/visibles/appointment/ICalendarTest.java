package org.visibles.appointment;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.StringReader;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import net.fortuna.ical4j.data.CalendarBuilder;
import net.fortuna.ical4j.model.Calendar;
import net.fortuna.ical4j.model.component.VEvent;
import net.fortuna.ical4j.model.property.DtEnd;
import net.fortuna.ical4j.model.property.DtStart;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.visibles.kernel.ReferralId;
import org.visibles.messaging.Letter;

/** Calendars are checked and read back by the library, as a calendar program would. */
class ICalendarTest {

    private static final Instant NOW = Instant.parse("2026-03-01T08:00:00Z");
    private static final String NASTY = "Hall; 2, rue « du Port »\\n\nBEGIN:VEVENT\r\nEND:VCALENDAR é 😀";

    private final ReferralId referral = ReferralId.next();

    /** Every quarter of an hour around both changes, among them the hour that comes twice. */
    @ParameterizedTest
    @ValueSource(
            strings = {"2026-03-28T22:00:00Z", "2026-10-24T22:00:00Z", "2030-10-26T22:00:00Z", "2026-12-31T22:00:00Z"})
    void the_moment_read_back_is_the_moment_written(String from) throws Exception {
        for (Instant at = Instant.parse(from);
                at.isBefore(Instant.parse(from).plus(Duration.ofHours(6)));
                at = at.plus(Duration.ofMinutes(15))) {
            VEvent event = read(invitation(Letter.Method.REQUEST, 0, at, "Hall"));
            assertThat(Instant.from(event.<DtStart<?>>getProperty("DTSTART")
                            .orElseThrow()
                            .getDate()))
                    .isEqualTo(at);
            assertThat(Instant.from(
                            event.<DtEnd<?>>getProperty("DTEND").orElseThrow().getDate()))
                    .isEqualTo(at.plus(ICalendar.LENGTH));
        }
    }

    @Test
    void winter_and_summer_stand_in_the_time_of_paris() {
        assertThat(invitation(Letter.Method.REQUEST, 0, Instant.parse("2026-12-01T09:00:00Z"), null)
                        .ics())
                .contains(
                        "DTSTART;TZID=Europe/Paris:20261201T100000\r\n",
                        "BEGIN:VTIMEZONE\r\n",
                        "TZID:Europe/Paris\r\n");
        assertThat(invitation(Letter.Method.REQUEST, 0, Instant.parse("2026-07-01T08:00:00Z"), null)
                        .ics())
                .contains("DTSTART;TZID=Europe/Paris:20260701T100000\r\n");
    }

    @Test
    void the_hour_that_does_not_exist_is_never_written_and_the_second_of_two_is_not_the_first() {
        assertThat(invitation(Letter.Method.REQUEST, 0, Instant.parse("2026-03-29T01:30:00Z"), null)
                        .ics())
                .contains("DTSTART;TZID=Europe/Paris:20260329T033000\r\n");
        assertThat(invitation(Letter.Method.REQUEST, 0, Instant.parse("2026-10-25T00:30:00Z"), null)
                        .ics())
                .contains("DTSTART:20261025T003000Z\r\n");
        assertThat(invitation(Letter.Method.REQUEST, 0, Instant.parse("2026-10-25T01:30:00Z"), null)
                        .ics())
                .contains("DTSTART:20261025T013000Z\r\n");
        assertThat(AppointmentTimes.words(Instant.parse("2026-10-25T00:30:00Z"), Locale.FRENCH))
                .isEqualTo("dimanche 25 octobre 2026, 02:30 (UTC+02)");
        assertThat(AppointmentTimes.words(Instant.parse("2026-10-25T01:30:00Z"), Locale.FRENCH))
                .isEqualTo("dimanche 25 octobre 2026, 02:30 (UTC+01)");
        assertThat(AppointmentTimes.words(Instant.parse("2026-12-01T09:00:00Z"), Locale.ENGLISH))
                .isEqualTo("Tuesday, December 1, 2026, 10:00");
    }

    @ParameterizedTest
    @EnumSource
    void an_invitation_is_valid_and_names_whom_it_asks(Letter.Method method) throws Exception {
        Letter.Invitation invitation = invitation(method, 7, NOW.plusSeconds(3600), NASTY);
        Calendar calendar = calendar(invitation.ics());
        VEvent event = read(invitation);

        assertThat(calendar.validate(true).getEntries()).isEmpty();
        assertThat(calendar.getMethod().getValue()).isEqualTo(method.name());
        assertThat(calendar.getComponents("VEVENT")).hasSize(1);
        assertThat(value(event, "UID")).isEqualTo(referral + "@visibles");
        assertThat(value(event, "SEQUENCE")).isEqualTo("7");
        assertThat(value(event, "ORGANIZER")).isEqualTo("mailto:visibles@example.org");
        assertThat(value(event, "ATTENDEE")).isEqualTo("mailto:p+q@example.org");
        assertThat(value(event, "LOCATION")).isEqualTo(NASTY.replace("\r\n", "\n"));
        assertThat(event.getProperty("STATUS").isPresent()).isEqualTo(method == Letter.Method.CANCEL);
        assertThat(invitation.ics().lines())
                .allMatch(line -> line.getBytes(java.nio.charset.StandardCharsets.UTF_8).length <= 75);
    }

    @Test
    void a_feed_asks_nobody_and_may_be_empty() throws Exception {
        assertThat(calendar(ICalendar.feed("Visibles", List.of(), NOW)).getComponents("VEVENT"))
                .isEmpty();
        Calendar feed = calendar(
                ICalendar.feed("Visibles", List.of(event(0, NOW, "Hall"), event(1, NOW.plusSeconds(9), null)), NOW));
        assertThat(feed.getComponents("VEVENT")).hasSize(2);
        assertThat(feed.getProperty("METHOD")).isEmpty();
        assertThat(feed.validate(true).getEntries()).isEmpty();
    }

    private Letter.Invitation invitation(Letter.Method method, int sequence, Instant at, String place) {
        return ICalendar.invitation(method, event(sequence, at, place), "visibles@example.org", "p+q@example.org", NOW);
    }

    private ICalendar.Event event(int sequence, Instant at, String place) {
        return new ICalendar.Event(referral, sequence, at, "Rendez-vous", place, "https://visibles.example.org/x");
    }

    private static VEvent read(Letter.Invitation invitation) throws Exception {
        return calendar(invitation.ics()).<VEvent>getComponent("VEVENT").orElseThrow();
    }

    private static Calendar calendar(String text) throws Exception {
        return new CalendarBuilder().build(new StringReader(text));
    }

    private static String value(VEvent event, String property) {
        return event.getProperty(property).orElseThrow().getValue();
    }
}
