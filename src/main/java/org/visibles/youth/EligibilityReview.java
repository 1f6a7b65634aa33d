package org.visibles.youth;

import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.visibles.kernel.CurrentMember;
import org.visibles.kernel.Fact;
import org.visibles.kernel.FactKind;
import org.visibles.kernel.FactRecorder;
import org.visibles.kernel.NotFound;
import org.visibles.kernel.Permission;
import org.visibles.kernel.Relation;
import org.visibles.kernel.YouthId;
import org.visibles.privacy.InformationNotice;
import org.visibles.privacy.Logged;

/**
 * Judges the records of the current organisation anew once the rules of its programme have changed. A record whose
 * verdict stays is left alone; another gets a version and a fact of the day, so that who was identified before counts by
 * the rules of then. Of the organisations that follow a person fully, the one that has followed longest judges.
 */
@Service
@PreAuthorize("denyAll()")
class EligibilityReview {

    private static final int PAGE = 500;

    private final YoungPeople people;
    private final CircleRows circle;
    private final JdbcClient jdbc;
    private final CurrentMember member;
    private final FactRecorder facts;
    private final ProgrammeRules programme;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    EligibilityReview(
            YoungPeople people,
            CircleRows circle,
            JdbcClient jdbc,
            CurrentMember member,
            FactRecorder facts,
            ProgrammeRules programme,
            ApplicationEventPublisher events,
            Clock clock) {
        this.people = people;
        this.circle = circle;
        this.jdbc = jdbc;
        this.member = member;
        this.facts = facts;
        this.programme = programme;
        this.events = events;
        this.clock = clock;
    }

    /**
     * A page of the records.
     *
     * @param otherwise those that the rules now judge otherwise
     * @param last where the next page begins; empty when there is none
     */
    record Page(List<YouthId> otherwise, Optional<UUID> last) {}

    /** The rules in force, unless all was judged by them; empty too without a programme. */
    @PreAuthorize("hasRole('" + Permission.YOUTH_WRITE + "')")
    @Transactional(readOnly = true)
    public Optional<Eligibility.Rules> due() {
        return programme
                .find()
                .map(ProgrammeRules.Rules::eligibility)
                .filter(rules -> jdbc.sql("""
                        select count(*) from judged_by
                        where organisation_id = ? and min_age = ? and max_age = ? and months_without_spe = ?""")
                                .params(own(), rules.minAge(), rules.maxAge(), rules.monthsWithoutSpe())
                                .query(Integer.class)
                                .single()
                        == 0);
    }

    @PreAuthorize("hasRole('" + Permission.YOUTH_WRITE + "')")
    @Transactional(readOnly = true)
    public Page look(Eligibility.Rules rules, UUID after) {
        List<YoungPerson> page = people.findFollowed(member.scope(), after, PAGE);
        List<YouthId> otherwise = page.stream()
                .filter(person -> person.verdict() != person.judged(rules))
                .map(YoungPerson::id)
                .filter(this::judges)
                .toList();
        return new Page(
                otherwise,
                page.size() < PAGE
                        ? Optional.empty()
                        : Optional.of(page.getLast().id().value()));
    }

    private boolean judges(YouthId id) {
        return circle.followers(id).stream()
                .filter(each -> each.relation() == Relation.CIRCLE_FULL)
                .findFirst()
                .filter(longest -> longest.organisation().value().equals(own()))
                .isPresent();
    }

    /**
     * Writes the verdict by the rules in force, if it is another.
     *
     * @throws NotFound unless the current organisation follows fully
     */
    @PreAuthorize("hasRole('" + Permission.YOUTH_WRITE + "')")
    @Transactional
    @Logged("youth.reassess")
    public void judge(YouthId id) {
        YoungPerson person = people.findWithin(member.scope(), id.value()).orElseThrow(NotFound::new);
        LocalDate today = LocalDate.now(clock);
        Writing writing = new Writing(
                clock.instant(),
                today,
                member.require().member(),
                InformationNotice.VERSION,
                programme.current().eligibility());
        if (person.judge(writing)) {
            people.save(person);
            people.flush();
            facts.record(Fact.of(FactKind.ATTRIBUTES, id, today, clock.instant(), person.counted()));
            events.publishEvent(new YouthChanged(id));
        }
    }

    /** All records are judged by these rules. */
    @PreAuthorize("hasRole('" + Permission.YOUTH_WRITE + "')")
    @Transactional
    public void done(Eligibility.Rules rules) {
        jdbc.sql("""
                        insert into judged_by (organisation_id, min_age, max_age, months_without_spe, judged_at)
                        values (?, ?, ?, ?, ?) on conflict (organisation_id) do update set min_age = excluded.min_age,
                          max_age = excluded.max_age, months_without_spe = excluded.months_without_spe, judged_at = excluded.judged_at""")
                .params(
                        own(),
                        rules.minAge(),
                        rules.maxAge(),
                        rules.monthsWithoutSpe(),
                        OffsetDateTime.ofInstant(clock.instant(), ZoneOffset.UTC))
                .update();
    }

    private UUID own() {
        return member.require().organisation().value();
    }
}
