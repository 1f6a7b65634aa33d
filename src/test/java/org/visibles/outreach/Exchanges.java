package org.visibles.outreach;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import org.visibles.database.ShiftableClock;
import org.visibles.kernel.ContactId;
import org.visibles.kernel.Identity;
import org.visibles.kernel.Ids;
import org.visibles.kernel.YouthId;
import org.visibles.testkit.As;
import org.visibles.testkit.Fixture;
import org.visibles.youth.YouthDetails;
import org.visibles.youth.YouthService;

/** Brings people and exchanges to where a test begins: Rouen follows, and logs. */
public record Exchanges(YouthService youth, ContactService contacts, Clock clock) {

    /** Somebody Rouen follows. */
    public YouthId person(String pseudonym) {
        return As.member(
                Fixture.AGENT_ROUEN,
                () -> youth.record(YouthDetails.named(pseudonym).build()));
    }

    public LocalDateTime now() {
        return LocalDateTime.now(clock).withNano(0);
    }

    /** By phone, begun by the worker, with this note. */
    public ContactContent told(String note) {
        return told(now(), note, false);
    }

    public static ContactContent told(LocalDateTime at, String note, boolean shared) {
        return new ContactContent(
                at,
                ContactChannel.PHONE,
                Initiative.WORKER,
                null,
                null,
                null,
                Set.of(),
                note,
                shared,
                null,
                null,
                null);
    }

    /** With something to be done next, by whoever logs. */
    public static ContactContent next(LocalDateTime at, String what, LocalDate on) {
        return new ContactContent(
                at, ContactChannel.PHONE, Initiative.WORKER, null, null, null, Set.of(), null, false, what, on, null);
    }

    public ContactId logged(YouthId person, ContactContent content) {
        return logged(Fixture.AGENT_ROUEN, person, content);
    }

    public ContactId logged(Identity who, YouthId person, ContactContent content) {
        ContactId id = new ContactId(Ids.next());
        As.member(who, () -> contacts.log(new LogContact(id, person, content)));
        return id;
    }

    public List<ContactRow> of(Identity who, YouthId person) {
        return As.member(who, () -> contacts.ofYouth(person));
    }

    /** As the agent of Rouen reads it. */
    public ContactRow row(YouthId person, ContactId id) {
        return of(Fixture.AGENT_ROUEN, person).stream()
                .filter(row -> row.id().equals(id))
                .findFirst()
                .orElseThrow();
    }

    public void correct(Identity who, ContactRow row, ContactContent content) {
        As.member(who, () -> contacts.correct(row.id(), row.version(), content));
    }

    public void at(Instant instant, Runnable work) {
        ((ShiftableClock) clock).runAt(instant, work);
    }

    public <T> T at(Instant instant, Supplier<T> work) {
        return ((ShiftableClock) clock).callAt(instant, work);
    }
}
