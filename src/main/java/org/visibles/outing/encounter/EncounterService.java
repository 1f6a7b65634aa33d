package org.visibles.outing.encounter;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.visibles.kernel.CurrentMember;
import org.visibles.kernel.EncounterId;
import org.visibles.kernel.Fact;
import org.visibles.kernel.FactRecorder;
import org.visibles.kernel.NotFound;
import org.visibles.kernel.OutingId;
import org.visibles.kernel.Permission;
import org.visibles.kernel.RuleViolation;
import org.visibles.kernel.StaleVersion;
import org.visibles.kernel.YouthId;
import org.visibles.organisation.ProgrammeRow;
import org.visibles.organisation.ProgrammeService;
import org.visibles.outing.OutingRow;
import org.visibles.outing.OutingService;
import org.visibles.privacy.Logged;
import org.visibles.youth.YouthDetails;
import org.visibles.youth.YouthService;

/** Logs whom one meets on an outing. Each organisation reads its own encounters alone, also on a shared outing. */
@Service
@PreAuthorize("denyAll()")
public class EncounterService {

    private final Encounters encounters;
    private final EncounterCounting counting;
    private final Joining joining;
    private final YouthService people;
    private final OutingService outings;
    private final ProgrammeService programmes;
    private final FactRecorder facts;
    private final CurrentMember member;
    private final Clock clock;

    EncounterService(
            Encounters encounters,
            EncounterCounting counting,
            Joining joining,
            YouthService people,
            OutingService outings,
            ProgrammeService programmes,
            FactRecorder facts,
            CurrentMember member,
            Clock clock) {
        this.encounters = encounters;
        this.counting = counting;
        this.joining = joining;
        this.people = people;
        this.outings = outings;
        this.programmes = programmes;
        this.facts = facts;
        this.member = member;
        this.clock = clock;
    }

    /**
     * Logs an encounter on an outing of the own organisation, or on one it goes along on; the same id again changes
     * nothing. An outing that was cancelled takes it too: somebody was there after all.
     *
     * @throws NotFound when the outing is hidden, or the id another organisation's
     * @throws RuleViolation {@code rule.outing.…}
     */
    @PreAuthorize("hasRole('" + Permission.OUTING_WRITE + "')")
    @Transactional
    @Logged("encounter.log")
    public void log(LogEncounter command) {
        OutingRow outing = outings.get(command.outing());
        check(command.content());
        Fact fact = counting.fact(command.id(), outing, command.content());
        if (encounters.insert(command, fact.id(), member.require(), now())) {
            if (!outing.own()) {
                outings.get(command.outing()); // the owner may have taken the own organisation out meanwhile
            }
            facts.record(fact);
        } else {
            own(command.id());
        }
    }

    /**
     * Changes an encounter of the own organisation.
     *
     * @throws StaleVersion when somebody changed it since it was read
     */
    @PreAuthorize("hasRole('" + Permission.OUTING_WRITE + "')")
    @Transactional
    @Logged("encounter.correct")
    public void correct(EncounterId id, long version, EncounterContent content) {
        Encounters.Stored before = own(id);
        check(content);
        if (before.row().withdrawn()) {
            throw new RuleViolation("rule.outing.withdrawn");
        }
        if (before.row().content().equals(content)) {
            return;
        }
        OutingRow outing = outings.get(before.row().outing());
        joining.follow(id, content);
        counting.cancel(id, before.fact(), day(before));
        UUID fact = counting.count(id, outing, content);
        encounters.update(id, version, content, fact, member.require(), now());
    }

    /**
     * Takes an encounter back: it stays, struck out, and counts no more; one that was attached is detached. {@link
     * #restore} undoes it, but does not attach it again.
     *
     * @throws StaleVersion when somebody changed it since it was read
     */
    @PreAuthorize("hasRole('" + Permission.OUTING_WRITE + "')")
    @Transactional
    @Logged("encounter.withdraw")
    public void withdraw(EncounterId id, long version) {
        Encounters.Stored before = own(id);
        if (!before.row().withdrawn()) {
            joining.detach(id);
            counting.cancel(id, before.fact(), day(before));
            encounters.counted(id, version, true, before.fact(), member.require(), now());
        }
    }

    /** Undoes {@link #withdraw}. */
    @PreAuthorize("hasRole('" + Permission.OUTING_WRITE + "')")
    @Transactional
    @Logged("encounter.restore")
    public void restore(EncounterId id, long version) {
        Encounters.Stored before = own(id);
        if (before.row().withdrawn()) {
            UUID fact = counting.count(
                    id, outings.get(before.row().outing()), before.row().content());
            encounters.counted(id, version, false, fact, member.require(), now());
        }
    }

    /**
     * "That was him": these encounters were with somebody whom the own organisation follows fully. Each becomes a
     * contact of the person; first contact, mode and place of the record follow the earliest.
     *
     * @throws NotFound when an encounter or the person is hidden
     * @throws RuleViolation {@code rule.outing.attached} when one is attached to somebody else
     */
    @PreAuthorize("hasRole('" + Permission.ENCOUNTER_ATTACH + "')")
    @Transactional
    @Logged("encounter.attach")
    public void attach(Collection<EncounterId> ids, YouthId youth) {
        joining.attach(ids, youth);
    }

    /** Undoes {@link #attach} for one encounter; nothing changes when it is attached to nobody. */
    @PreAuthorize("hasRole('" + Permission.ENCOUNTER_ATTACH + "')")
    @Transactional
    @Logged("encounter.detach")
    public void detach(EncounterId id) {
        joining.detach(id);
    }

    /**
     * Makes a record of what is known from an encounter, and attaches it: pseudonym, sex and age, and name and phone
     * where the person was informed. How somebody was found who was already known is not stated.
     *
     * @param made id of the new record, made by the caller: the same again changes nothing
     */
    @PreAuthorize("hasRole('" + Permission.ENCOUNTER_ATTACH + "')")
    @Transactional
    @Logged("encounter.record-person")
    public void recordPerson(EncounterId id, YouthId made) {
        EncounterRow row = own(id).row();
        if (row.withdrawn()) {
            throw new RuleViolation("rule.outing.withdrawn");
        }
        if (row.youth() != null && !row.youth().equals(made)) {
            throw new RuleViolation("rule.outing.attached");
        }
        EncounterContent content = row.content();
        String pseudonym = content.pseudonym();
        YouthDetails details = FirstContact.details(
                content,
                outings.get(row.outing()).content().way(),
                pseudonym == null ? people.offerPseudonym() : pseudonym);
        people.record(made, details);
        joining.attach(List.of(id), made);
    }

    /** Those of the own organisation with one person, the latest first; one statement. */
    @PreAuthorize("hasRole('" + Permission.ENCOUNTER_ATTACH + "')")
    @Transactional(readOnly = true)
    @Logged("encounter.list")
    public List<EncounterRow> with(YouthId youth) {
        return encounters.with(member.scope(), youth);
    }

    /** What was agreed is done, or to be done after all. */
    @PreAuthorize("hasRole('" + Permission.OUTING_WRITE + "')")
    @Transactional
    @Logged("encounter.followed-up")
    public void followedUp(EncounterId id, boolean done) {
        own(id);
        encounters.followedUp(id, done ? LocalDate.now(clock) : null, member.require(), now());
    }

    /** Those of the own organisation on an outing, in their order, those taken back too; one statement. */
    @PreAuthorize("hasRole('" + Permission.OUTING_READ + "')")
    @Transactional(readOnly = true)
    @Logged("encounter.list")
    public List<EncounterRow> of(OutingId outing) {
        return encounters.of(member.scope(), outing);
    }

    /**
     * @throws NotFound unless it is the own organisation's
     */
    @PreAuthorize("hasRole('" + Permission.OUTING_READ + "')")
    @Transactional(readOnly = true)
    @Logged("encounter.read")
    public EncounterRow get(EncounterId id) {
        return encounters.find(member.scope(), id).orElseThrow(NotFound::new);
    }

    private Encounters.Stored own(EncounterId id) {
        return encounters.lock(member.scope(), id).orElseThrow(NotFound::new);
    }

    private static LocalDate day(Encounters.Stored stored) {
        return stored.row().content().at().toLocalDate();
    }

    private void check(EncounterContent content) {
        content.check(
                LocalDateTime.now(clock),
                programmes.find().map(ProgrammeRow::startsOn).orElse(null));
    }

    private Instant now() {
        return clock.instant();
    }
}
