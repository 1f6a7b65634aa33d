package org.visibles.youth;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.visibles.kernel.CurrentMember;
import org.visibles.kernel.Fact;
import org.visibles.kernel.FactKind;
import org.visibles.kernel.FactRecorder;
import org.visibles.kernel.Identity;
import org.visibles.kernel.NotFound;
import org.visibles.kernel.StaleVersion;
import org.visibles.kernel.YouthId;
import org.visibles.privacy.InformationNotice;

/**
 * What joining two records does to the records themselves; the module above does the rest in the same transaction, and
 * says who may.
 */
@Component
public class RecordJoining {

    private final YoungPeople people;
    private final RecordVersions versions;
    private final JdbcClient jdbc;
    private final CurrentMember member;
    private final FactRecorder facts;
    private final ProgrammeRules programme;
    private final Places places;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    RecordJoining(
            YoungPeople people,
            RecordVersions versions,
            JdbcClient jdbc,
            CurrentMember member,
            FactRecorder facts,
            ProgrammeRules programme,
            Places places,
            ApplicationEventPublisher events,
            Clock clock) {
        this.people = people;
        this.versions = versions;
        this.jdbc = jdbc;
        this.member = member;
        this.facts = facts;
        this.programme = programme;
        this.places = places;
        this.events = events;
        this.clock = clock;
    }

    /**
     * Keeps both as they are until the end of the transaction: whoever changes one, or writes something about it, is
     * waited for, or waits.
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public void hold(YouthId one, YouthId other) {
        jdbc.sql("select id from youth where id in (?, ?) order by id for update")
                .params(one.value(), other.value())
                .query(UUID.class)
                .list();
    }

    /**
     * Takes the chosen values over from the record that goes, which passes on: an editor who has it open is told.
     *
     * @throws StaleVersion when either was changed since it was read
     * @throws NotFound unless the current organisation follows both fully
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public void take(YouthRecord stays, YouthRecord goes, Set<JoinedField> taken) {
        YoungPerson to = find(stays.id());
        YoungPerson from = find(goes.id());
        if (to.version() != stays.version() || from.version() != goes.version()) {
            throw new StaleVersion();
        }
        YouthDetails.Builder chosen = to.details().edit();
        taken.forEach(field -> field.take(chosen, from.details()));
        Informed informed = taken.contains(JoinedField.INFORMATION) ? from.information() : to.information();
        become(to, chosen.build(), informed);
        from.passOn(writing());
        people.save(from);
        flush();
    }

    /**
     * Gives the values back that were taken over, except where somebody has changed them since.
     *
     * @param before version of the record that stays before they were taken; the next one took them
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public void giveBack(YouthId stays, long before) {
        RecordVersions.Version was = versions.of(stays, before);
        RecordVersions.Version took = versions.of(stays, before + 1);
        YoungPerson person = find(stays);
        YouthDetails now = person.details();
        YouthDetails.Builder back = now.edit();
        Stream.of(JoinedField.values())
                .filter(field -> field.same(now, took.details()) && !field.same(was.details(), took.details()))
                .forEach(field -> {
                    if (field == JoinedField.PHONES) {
                        back.phones(was.details().phones());
                    } else {
                        field.take(back, was.details());
                    }
                });
        YouthDetails details = back.build();
        if (details.informedOn() == null && YouthRules.identifies(details)) {
            details = back.informedOn(now.informedOn())
                    .informedMeans(now.informedMeans())
                    .build(); // somebody named the person since
        }
        boolean informedAsBefore = JoinedField.INFORMATION.same(details, was.details());
        become(person, details, informedAsBefore ? was.informed() : person.information());
    }

    private void become(YoungPerson person, YouthDetails details, @Nullable Informed informed) {
        places.check(details);
        Map<String, String> counted = person.counted();
        person.become(details, informed, writing());
        people.save(person);
        flush();
        if (!counted.equals(person.counted())) {
            facts.record(
                    Fact.of(FactKind.ATTRIBUTES, person.id(), person.effectiveOn(), clock.instant(), person.counted()));
        }
    }

    /** Tells the modules above that what they know of the person may be another. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void changed(YouthId youth) {
        events.publishEvent(new YouthChanged(youth));
        events.publishEvent(new YouthIdentityChanged(youth));
    }

    private void flush() {
        try {
            people.flush();
        } catch (OptimisticLockingFailureException overtaken) {
            throw new StaleVersion();
        }
    }

    private YoungPerson find(YouthId id) {
        return people.findWithin(member.scope(), id.value()).orElseThrow(NotFound::new);
    }

    private Writing writing() {
        Identity identity = member.require();
        return new Writing(
                clock.instant(),
                LocalDate.now(clock),
                identity.member(),
                InformationNotice.VERSION,
                programme.current().eligibility());
    }
}
