package org.visibles.youth;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Map;
import java.util.Objects;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.visibles.kernel.CurrentMember;
import org.visibles.kernel.Fact;
import org.visibles.kernel.FactKind;
import org.visibles.kernel.FactRecorder;
import org.visibles.kernel.Identity;
import org.visibles.kernel.NotFound;
import org.visibles.kernel.Permission;
import org.visibles.kernel.RuleViolation;
import org.visibles.kernel.StaleVersion;
import org.visibles.kernel.YouthId;
import org.visibles.privacy.InformationNotice;
import org.visibles.privacy.Logged;
import org.visibles.youth.Choices.Known;
import org.visibles.youth.Choices.Means;

/** Makes, reads and changes the records of young people; each change is counted in the same transaction. */
@Service
@PreAuthorize("denyAll()")
public class YouthService {

    private final YoungPeople people;
    private final JdbcClient jdbc;
    private final CurrentMember member;
    private final FactRecorder facts;
    private final ProgrammeRules programme;
    private final Places places;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    YouthService(
            YoungPeople people,
            JdbcClient jdbc,
            CurrentMember member,
            FactRecorder facts,
            ProgrammeRules programme,
            Places places,
            ApplicationEventPublisher events,
            Clock clock) {
        this.people = people;
        this.jdbc = jdbc;
        this.member = member;
        this.facts = facts;
        this.programme = programme;
        this.places = places;
        this.events = events;
        this.clock = clock;
    }

    /**
     * Makes a record, which the current organisation follows from then on, the current member being its referent.
     *
     * @throws RuleViolation when a rule of the record is not kept
     */
    @PreAuthorize("hasRole('" + Permission.YOUTH_WRITE + "')")
    @Transactional
    @Logged("youth.create")
    public YouthId record(YouthDetails details) {
        return record(YouthId.next(), details);
    }

    /** The same under an id that the caller made, so that sending it twice makes one record. */
    @PreAuthorize("hasRole('" + Permission.YOUTH_WRITE + "')")
    @Transactional
    @Logged("youth.create")
    public YouthId record(YouthId id, YouthDetails details) {
        if (people.findWithin(member.scope(), id.value()).isPresent()) {
            return id;
        }
        places.check(details);
        YoungPerson person = new YoungPerson(id, member.require().organisation(), details, writing());
        people.save(person);
        people.flush();
        jdbc.sql("select start_circle(?)").param(id.value()).query().singleRow();
        count(person);
        if (person.answer() != null) {
            countAnswer(person);
        }
        events.publishEvent(new YouthRecorded(id));
        return id;
    }

    /**
     * @throws NotFound unless the current organisation follows fully
     */
    @PreAuthorize("hasRole('" + Permission.YOUTH_READ + "')")
    @Transactional(readOnly = true)
    @Logged("youth.read")
    public YouthRecord get(YouthId id) {
        return find(id).read(programme.current(), today());
    }

    /** A pseudonym nobody has to think up: "Jeune" and three signs. */
    @PreAuthorize("hasRole('" + Permission.YOUTH_WRITE + "')")
    @Transactional(readOnly = true)
    public String offerPseudonym() {
        return Pseudonyms.offer();
    }

    /**
     * Replaces all that can be edited; saving the same twice makes one version.
     *
     * @param version as read
     * @param effectiveOn the day from which it holds, not after today, not before the first contact
     * @throws StaleVersion when somebody else saved since; nothing is overwritten
     * @throws RuleViolation when a rule of the record is not kept
     * @throws NotFound unless the current organisation follows fully
     */
    @PreAuthorize("hasRole('" + Permission.YOUTH_WRITE + "')")
    @Transactional
    @Logged("youth.change")
    public void change(YouthId id, long version, YouthDetails details, LocalDate effectiveOn) {
        YoungPerson person = find(id);
        if (person.version() != version) {
            throw new StaleVersion();
        }
        places.check(details);
        change(person, details, effectiveOn);
    }

    /** The one touch "informé oralement": today, by the current member; nothing changes when it was recorded before. */
    @PreAuthorize("hasRole('" + Permission.YOUTH_WRITE + "')")
    @Transactional
    @Logged("youth.inform")
    public void inform(YouthId id, Means means) {
        YoungPerson person = find(id);
        if (!person.informed()) {
            change(
                    person,
                    person.details()
                            .edit()
                            .informedOn(today())
                            .informedMeans(means)
                            .build(),
                    today());
        }
    }

    /** The situation is still the same today. */
    @PreAuthorize("hasRole('" + Permission.YOUTH_WRITE + "')")
    @Transactional
    @Logged("youth.confirm-situation")
    public void confirmSituation(YouthId id) {
        YoungPerson person = find(id);
        if (person.details().situation() == null) {
            throw new RuleViolation("rule.youth.no-situation");
        }
        change(person, person.details().edit().situationOn(today()).build(), today());
    }

    /**
     * What the mission locale answered, from today on.
     *
     * @throws NotFound unless the current organisation follows fully
     */
    @PreAuthorize("hasRole('" + Permission.YOUTH_WRITE + "')")
    @Transactional
    @Logged("youth.answered")
    public void answered(YouthId id, Known answer) {
        YoungPerson person = find(id);
        change(person, person.details().edit().known(answer).build(), today());
    }

    private void change(YoungPerson person, YouthDetails details, LocalDate effectiveOn) {
        YouthDetails before = person.details();
        if (before.equals(YouthRules.checked(details, today()))) {
            return;
        }
        Map<String, String> counted = person.counted();
        Known answer = person.answer();
        person.change(details, effectiveOn, writing());
        try {
            people.save(person);
            people.flush();
        } catch (OptimisticLockingFailureException overtaken) {
            throw new StaleVersion();
        }
        if (!counted.equals(person.counted())) {
            count(person);
        }
        if (person.answer() != null && person.answer() != answer) {
            countAnswer(person);
        }
        events.publishEvent(new YouthChanged(person.id()));
        if (YouthIdentityChanged.between(before, person.details())) {
            events.publishEvent(new YouthIdentityChanged(person.id()));
        }
    }

    private void count(YoungPerson person) {
        facts.record(
                Fact.of(FactKind.ATTRIBUTES, person.id(), person.effectiveOn(), clock.instant(), person.counted()));
    }

    private void countAnswer(YoungPerson person) {
        String answer = Objects.requireNonNull(person.answer()).name();
        facts.record(Fact.of(
                FactKind.KNOWN_CHECK, person.id(), person.effectiveOn(), clock.instant(), Map.of("known", answer)));
    }

    private YoungPerson find(YouthId id) {
        return people.findWithin(member.scope(), id.value()).orElseThrow(NotFound::new);
    }

    private Writing writing() {
        Identity identity = member.require();
        return new Writing(
                clock.instant(),
                today(),
                identity.member(),
                InformationNotice.VERSION,
                programme.current().eligibility());
    }

    private LocalDate today() {
        return LocalDate.now(clock);
    }
}
