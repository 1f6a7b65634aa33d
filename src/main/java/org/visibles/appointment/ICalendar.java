package org.visibles.appointment;

import java.io.IOException;
import java.io.StringReader;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.List;
import net.fortuna.ical4j.data.CalendarBuilder;
import net.fortuna.ical4j.data.CalendarOutputter;
import net.fortuna.ical4j.data.ParserException;
import net.fortuna.ical4j.model.Calendar;
import net.fortuna.ical4j.model.Component;
import net.fortuna.ical4j.model.component.CalendarComponent;
import net.fortuna.ical4j.model.component.VEvent;
import net.fortuna.ical4j.model.parameter.PartStat;
import net.fortuna.ical4j.model.parameter.Rsvp;
import net.fortuna.ical4j.model.property.Attendee;
import net.fortuna.ical4j.model.property.Description;
import net.fortuna.ical4j.model.property.DtEnd;
import net.fortuna.ical4j.model.property.DtStamp;
import net.fortuna.ical4j.model.property.DtStart;
import net.fortuna.ical4j.model.property.Location;
import net.fortuna.ical4j.model.property.Organizer;
import net.fortuna.ical4j.model.property.Sequence;
import net.fortuna.ical4j.model.property.Status;
import net.fortuna.ical4j.model.property.Summary;
import net.fortuna.ical4j.model.property.Uid;
import net.fortuna.ical4j.model.property.XProperty;
import net.fortuna.ical4j.model.property.immutable.ImmutableMethod;
import org.jspecify.annotations.Nullable;
import org.visibles.kernel.ReferralId;
import org.visibles.messaging.Letter;

/** Appointments as iCalendar objects (RFC 5545), invitations by RFC 5546. Times stand in Europe/Paris. */
final class ICalendar {

    static final ZoneId PARIS = ZoneId.of("Europe/Paris");

    /** Kept free from the beginning on; nobody says how long an appointment takes. */
    static final Duration LENGTH = Duration.ofHours(1);

    /** Octets of a line. */
    private static final int LINE = 75;

    private static final String PRODUCT = "-//Visibles//Visibles//FR";

    /** The rule since 1996; what the library brings begins with the observatory's time of 1891. */
    private static final CalendarComponent ZONE = zone("""
            BEGIN:VCALENDAR
            BEGIN:VTIMEZONE
            TZID:Europe/Paris
            BEGIN:DAYLIGHT
            TZNAME:CEST
            TZOFFSETFROM:+0100
            TZOFFSETTO:+0200
            DTSTART:19970330T020000
            RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU
            END:DAYLIGHT
            BEGIN:STANDARD
            TZNAME:CET
            TZOFFSETFROM:+0200
            TZOFFSETTO:+0100
            DTSTART:19961027T030000
            RRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU
            END:STANDARD
            END:VTIMEZONE
            END:VCALENDAR
            """);

    private ICalendar() {}

    /**
     * One appointment. All of one referral have the same UID, so that a later one takes the place of an earlier.
     *
     * @param sequence grows with each change
     */
    record Event(
            ReferralId referral,
            int sequence,
            Instant at,
            String summary,
            @Nullable String place,
            @Nullable String description) {}

    /** An invitation, or its end. */
    static Letter.Invitation invitation(
            Letter.Method method, Event event, String organizer, String attendee, Instant now) {
        VEvent entry = entry(event, now);
        entry.add(new Organizer(mailto(organizer)));
        Attendee invited = new Attendee(mailto(attendee));
        invited.add(PartStat.NEEDS_ACTION);
        invited.add(Rsvp.FALSE); // nobody reads an answer
        entry.add(invited);
        if (method == Letter.Method.CANCEL) {
            entry.add(new Status(Status.VALUE_CANCELLED));
        }
        Calendar calendar = calendar();
        calendar.add(method == Letter.Method.CANCEL ? ImmutableMethod.CANCEL : ImmutableMethod.REQUEST);
        calendar.add(ZONE);
        calendar.add(entry);
        return new Letter.Invitation(method, text(calendar));
    }

    /** A calendar to subscribe to; without a method, since nobody is asked for anything. */
    static String feed(String name, List<Event> events, Instant now) {
        Calendar calendar = calendar();
        calendar.add(new XProperty("X-WR-CALNAME", name));
        calendar.add(new XProperty("X-PUBLISHED-TTL", "PT1H"));
        calendar.add(ZONE);
        events.forEach(event -> calendar.add(entry(event, now)));
        return text(calendar);
    }

    private static VEvent entry(Event event, Instant now) {
        VEvent entry = new VEvent(false);
        entry.add(new Uid(event.referral() + "@visibles"));
        entry.add(new Sequence(event.sequence()));
        entry.add(new DtStamp(now));
        Instant end = event.at().plus(LENGTH);
        if (onceOnTheClock(event.at()) && onceOnTheClock(end)) {
            entry.add(new DtStart<ZonedDateTime>(event.at().atZone(PARIS)));
            entry.add(new DtEnd<ZonedDateTime>(end.atZone(PARIS)));
        } else {
            entry.add(new DtStart<Instant>(event.at()));
            entry.add(new DtEnd<Instant>(end));
        }
        entry.add(new Summary(event.summary()));
        if (event.place() != null) {
            entry.add(new Location(event.place()));
        }
        if (event.description() != null) {
            entry.add(new Description(event.description()));
        }
        return entry;
    }

    /** The hour that comes twice in autumn has no local notation for its second time: such a moment is written in UTC. */
    private static boolean onceOnTheClock(Instant at) {
        LocalDateTime local = LocalDateTime.ofInstant(at, PARIS);
        return PARIS.getRules().getValidOffsets(local).size() == 1;
    }

    private static Calendar calendar() {
        return new Calendar().withProdId(PRODUCT).withDefaults().getFluentTarget();
    }

    private static URI mailto(String address) {
        try {
            return new URI("mailto", address, null);
        } catch (URISyntaxException none) {
            throw new IllegalArgumentException("not an address", none);
        }
    }

    private static String text(Calendar calendar) {
        StringWriter text = new StringWriter();
        try {
            new CalendarOutputter(true).output(calendar, text);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
        return folded(text.toString().replace("\r\n ", ""));
    }

    /** Lines of at most 75 octets (RFC 5545, 3.1); the library counts characters, and may cut one in two. */
    private static String folded(String unfolded) {
        StringBuilder folded = new StringBuilder();
        int octets = 0;
        for (int point : unfolded.codePoints().toArray()) {
            int length = Character.toString(point).getBytes(StandardCharsets.UTF_8).length;
            if (point == '\r') {
                octets = -2; // with the line feed after it
            } else if (octets + length > LINE) {
                folded.append("\r\n ");
                octets = 1;
            }
            folded.appendCodePoint(point);
            octets += length;
        }
        return folded.toString();
    }

    private static CalendarComponent zone(String text) {
        try {
            Calendar calendar = new CalendarBuilder().build(new StringReader(text.replace("\n", "\r\n")));
            return calendar.<CalendarComponent>getComponent(Component.VTIMEZONE).orElseThrow();
        } catch (IOException | ParserException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
