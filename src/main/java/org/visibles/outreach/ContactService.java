package org.visibles.outreach;

import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.visibles.kernel.ContactId;
import org.visibles.kernel.CurrentMember;
import org.visibles.kernel.Fact;
import org.visibles.kernel.FactKind;
import org.visibles.kernel.FactRecorder;
import org.visibles.kernel.Identity;
import org.visibles.kernel.NotFound;
import org.visibles.kernel.Permission;
import org.visibles.kernel.Relation;
import org.visibles.kernel.RuleViolation;
import org.visibles.kernel.StaleVersion;
import org.visibles.kernel.YouthId;
import org.visibles.privacy.Logged;
import org.visibles.youth.YouthAccess;
import org.visibles.youth.YouthService;

/** Logs exchanges with young people; every version stays, and what was counted is taken back before it is counted anew. */
@Service
@PreAuthorize("denyAll()")
public class ContactService {

    /** An edit by the author within this time is quiet, later it shows as a correction. */
    public static final Duration QUIET = Duration.ofHours(24);

    private final Contacts contacts;
    private final YouthAccess access;
    private final YouthService people;
    private final FactRecorder facts;
    private final CurrentMember member;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    ContactService(
            Contacts contacts,
            YouthAccess access,
            YouthService people,
            FactRecorder facts,
            CurrentMember member,
            ApplicationEventPublisher events,
            Clock clock) {
        this.contacts = contacts;
        this.access = access;
        this.people = people;
        this.facts = facts;
        this.member = member;
        this.events = events;
        this.clock = clock;
    }

    /**
     * Logs an exchange; the same id again changes nothing. What was still to be done for the person by then counts as
     * done. For a record that was joined into another in the meantime it is logged there.
     *
     * @throws NotFound unless the current organisation follows the person, or when the id is another organisation's
     * @throws RuleViolation {@code rule.outreach.…}
     */
    @PreAuthorize("hasRole('" + Permission.CONTACT_LOG + "')")
    @Transactional
    @Logged("contact.log")
    public void log(LogContact command) {
        Relation relation = access.relation(command.youth());
        YouthId youth = command.youth();
        if (relation == Relation.NONE) {
            youth = access.standsFor(youth).orElseThrow(NotFound::new);
            relation = access.relation(youth);
        }
        ContactContent content = command.content();
        content.check(now(), born(youth, relation));
        Fact fact = counted(youth, content);
        if (!contacts.insert(
                new LogContact(command.id(), youth, content), member.require(), fact.id(), clock.instant())) {
            own(command.id());
            return;
        }
        facts.record(fact);
        contacts.finishTasks(youth, content.at().toLocalDate(), command.id());
        contacts.summarise(youth);
        events.publishEvent(new ContactLogged(command.id(), youth));
    }

    /**
     * Changes an exchange of the own organisation.
     *
     * @throws NotFound when there is none
     * @throws StaleVersion when somebody changed it since it was read
     */
    @PreAuthorize("hasRole('" + Permission.CONTACT_LOG + "')")
    @Transactional
    @Logged("contact.correct")
    public void correct(ContactId id, long version, ContactContent content) {
        Contacts.Stored before = own(id);
        Relation relation = access.require(before.youth(), Relation.CIRCLE_FULL, Relation.CIRCLE_SHARED);
        content.check(now(), born(before.youth(), relation));
        if (before.withdrawn()) {
            throw new RuleViolation("rule.outreach.withdrawn");
        }
        facts.record(Fact.cancel(before.fact(), before.youth(), before.onDay(), clock.instant()));
        UUID fact = count(before.youth(), content);
        contacts.update(id, version, content, isCorrection(before), fact, member.require(), clock.instant());
        contacts.summarise(before.youth());
        events.publishEvent(new ContactCorrected(id, before.youth()));
    }

    /**
     * Takes an exchange of the own organisation back, such as one logged for somebody else: it stays, struck out, and
     * counts no more. {@link #restore} undoes it.
     *
     * @throws StaleVersion when somebody changed it since it was read
     */
    @PreAuthorize("hasRole('" + Permission.CONTACT_LOG + "')")
    @Transactional
    @Logged("contact.withdraw")
    public void withdraw(ContactId id, long version) {
        Contacts.Stored before = own(id);
        if (before.withdrawn()) {
            return;
        }
        facts.record(Fact.cancel(before.fact(), before.youth(), before.onDay(), clock.instant()));
        contacts.withdrawn(id, version, true, before.fact(), member.require(), clock.instant());
        contacts.summarise(before.youth());
        events.publishEvent(new ContactCorrected(id, before.youth()));
    }

    /** Undoes {@link #withdraw}. */
    @PreAuthorize("hasRole('" + Permission.CONTACT_LOG + "')")
    @Transactional
    @Logged("contact.restore")
    public void restore(ContactId id, long version) {
        Contacts.Stored before = own(id);
        if (!before.withdrawn()) {
            return;
        }
        ContactContent content = ofYouth(before.youth()).stream()
                .filter(row -> row.id().equals(id))
                .findFirst()
                .orElseThrow(NotFound::new)
                .content();
        UUID fact = count(before.youth(), content);
        contacts.withdrawn(id, version, false, fact, member.require(), clock.instant());
        contacts.summarise(before.youth());
        events.publishEvent(new ContactCorrected(id, before.youth()));
    }

    /** What was to be done next is done. */
    @PreAuthorize("hasRole('" + Permission.CONTACT_LOG + "')")
    @Transactional
    @Logged("contact.task-done")
    public void taskDone(ContactId id) {
        own(id);
        contacts.taskDone(id, LocalDate.now(clock));
    }

    /**
     * The exchanges that the current organisation may read, the latest first, 500 at most: those of the circle for who
     * follows fully, else the own ones. One statement.
     */
    @PreAuthorize("hasRole('" + Permission.CONTACT_READ + "')")
    @Transactional(readOnly = true)
    @Logged("contact.read")
    public List<ContactRow> ofYouth(YouthId youth) {
        return contacts.of(youth);
    }

    private Contacts.Stored own(ContactId id) {
        return contacts.find(member.scope(), id).orElseThrow(NotFound::new);
    }

    private boolean isCorrection(Contacts.Stored before) {
        Identity who = member.require();
        return before.corrected()
                || !before.author().equals(who.member())
                || clock.instant().isAfter(before.loggedAt().plus(QUIET));
    }

    private UUID count(YouthId youth, ContactContent content) {
        Fact fact = counted(youth, content);
        facts.record(fact);
        return fact.id();
    }

    private Fact counted(YouthId youth, ContactContent content) {
        Map<String, String> codes = new HashMap<>();
        codes.put("channel", content.channel().name());
        codes.put("initiative", content.initiative().name());
        if (content.result() != null) {
            codes.put("result", content.result().name());
        }
        if (content.appointment() != null) {
            codes.put("appointment", content.appointment().name());
        }
        return Fact.of(FactKind.CONTACT, youth, content.at().toLocalDate(), clock.instant(), codes);
    }

    private @Nullable LocalDate born(YouthId youth, Relation relation) {
        return relation == Relation.CIRCLE_FULL && member.require().may(Permission.YOUTH_READ)
                ? people.get(youth).details().birthDate()
                : null;
    }

    private LocalDateTime now() {
        return LocalDateTime.now(clock);
    }
}
