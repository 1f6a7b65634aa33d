package org.visibles.suggestion;

import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.Period;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.visibles.directory.FoundService;
import org.visibles.directory.ServiceCriteria;
import org.visibles.directory.ServiceFinder;
import org.visibles.directory.ServiceId;
import org.visibles.kernel.CurrentMember;
import org.visibles.kernel.Need;
import org.visibles.kernel.NotFound;
import org.visibles.kernel.OrganisationId;
import org.visibles.kernel.Permission;
import org.visibles.kernel.YouthId;
import org.visibles.organisation.OrganisationDirectory;
import org.visibles.organisation.OrganisationRow;
import org.visibles.privacy.Logged;
import org.visibles.youth.Choices.AgeBand;
import org.visibles.youth.YouthDetails;
import org.visibles.youth.YouthService;

/**
 * Suggests services for a person's needs. Conditions of the service alone leave one out: its zone by commune, the ages it
 * names, a quarter it is reserved for. Partners of the programme come before what is outside it; within both the order is
 * {@link Ranking}'s.
 */
@Service
@PreAuthorize("denyAll()")
public class SuggestionService {

    /** As many as fit on a phone before one stops reading: partners, and what is outside the programme up to as many. */
    public static final int SHOWN = 5;

    /** Of what is outside the programme, however many partners there are. */
    public static final int OUTSIDE_AT_LEAST = 2;

    /** Of what each search finds, the nearest this many are ordered. */
    private static final int CANDIDATES = 200;

    private static final int MONTHS = 12;

    /** As the record says of who lives in none. */
    private static final String IN_NO_QUARTER = "NONE";

    /**
     * What was shown, partners of the programme before all others.
     *
     * @param id null where there was nothing to show
     */
    public record Suggestions(@Nullable SuggestionId id, List<Suggestion> services) {

        public List<Suggestion> partners() {
            return services.stream().filter(each -> each.partner() != null).toList();
        }

        public List<Suggestion> outside() {
            return services.stream().filter(each -> each.partner() == null).toList();
        }
    }

    private final JdbcClient jdbc;
    private final ServiceFinder finder;
    private final OrganisationDirectory organisations;
    private final YouthService people;
    private final CurrentMember member;
    private final Clock clock;

    SuggestionService(
            JdbcClient jdbc,
            ServiceFinder finder,
            OrganisationDirectory organisations,
            YouthService people,
            CurrentMember member,
            Clock clock) {
        this.jdbc = jdbc;
        this.finder = finder;
        this.organisations = organisations;
        this.people = people;
        this.member = member;
        this.clock = clock;
    }

    /**
     * At most {@link #SHOWN} partners of the programme, the most promising first, then services outside it, likewise, until
     * there are as many, but {@link #OUTSIDE_AT_LEAST} in any case; what is shown is kept, in that order.
     *
     * @param needs at least one
     * @throws NotFound unless the current organisation follows fully
     */
    @PreAuthorize("hasRole('" + Permission.REFERRAL_SEND + "')")
    @Transactional
    @Logged("suggestion.show")
    public Suggestions suggest(YouthId youth, Set<Need> needs) {
        YouthDetails person = people.get(youth).details();
        List<Suggestion> services = ranked(person, needs);
        if (services.isEmpty()) {
            return new Suggestions(null, services);
        }
        SuggestionId id = SuggestionId.next();
        jdbc.sql("insert into suggestion (id, youth_id, shown_at, needs, shown) values (?, ?, ?, ?, ?)")
                .params(
                        id.value(),
                        youth.value(),
                        now(),
                        needs.stream().map(Need::name).sorted().toArray(String[]::new),
                        services.stream()
                                .map(each -> each.service().id().value())
                                .toArray(UUID[]::new))
                .update();
        return new Suggestions(id, services);
    }

    /**
     * Remembers which one was taken; a later choice from the same list replaces it.
     *
     * @throws NotFound unless the current member was shown that list and it held the service
     */
    @PreAuthorize("hasRole('" + Permission.REFERRAL_SEND + "')")
    @Transactional
    public void choose(SuggestionId id, ServiceId service) {
        int changed = jdbc.sql("update suggestion set chosen = ?, chosen_at = ? where id = ? and ? = any (shown)")
                .params(service.value(), now(), id.value(), service.value())
                .update();
        if (changed == 0) {
            throw new NotFound();
        }
    }

    private List<Suggestion> ranked(YouthDetails person, Set<Need> needs) {
        LocalDate today = LocalDate.now(clock);
        Map<UUID, PartnerRecord> records = records(needs);
        Ranking ranking = new Ranking(
                Objects.requireNonNullElse(records.get(null), PartnerRecord.NONE),
                needs.contains(Need.MOBILITY),
                today);
        Fitting fitting = new Fitting(
                age(person, today), person.qpv() != null && !person.qpv().equals(IN_NO_QUARTER));
        Judge judge = new Judge(fitting, ranking, records, today);
        ServiceCriteria criteria =
                ServiceCriteria.ALL.themes(NeedThemes.of(needs)).near(person.commune(), null);
        Set<OrganisationId> recipients =
                organisations.recipients().stream().map(OrganisationRow::id).collect(Collectors.toSet());
        List<FoundService> ofPartners = finder.find(criteria.linked(true), 0, CANDIDATES).stream()
                .filter(each -> each.organisation() != null && recipients.contains(each.organisation()))
                .toList();
        OrganisationId own = member.require().organisation();
        List<FoundService> others = finder.find(criteria, 0, CANDIDATES).stream()
                .filter(each -> each.organisation() == null
                        || !recipients.contains(each.organisation())
                                && !each.organisation().equals(own))
                .toList();
        List<Suggestion> shown = new ArrayList<>(judge.best(ofPartners, true, SHOWN));
        shown.addAll(judge.best(others, false, Math.max(SHOWN - shown.size(), OUTSIDE_AT_LEAST)));
        return List.copyOf(shown);
    }

    /** By organisation; under null those of all together. */
    private Map<UUID, PartnerRecord> records(Set<Need> needs) {
        Map<UUID, PartnerRecord> records = new HashMap<>();
        jdbc.sql("select recipient_id, answered, accepted, median_days from partner_records(?, ?)")
                .param(needs.stream().map(Need::name).toArray(String[]::new))
                .param(now().minusMonths(MONTHS))
                .query(row -> {
                    records.put(
                            row.getObject(1, UUID.class),
                            new PartnerRecord(row.getInt(2), row.getInt(3), row.getDouble(4)));
                });
        return records;
    }

    private static @Nullable AgeRange age(YouthDetails person, LocalDate today) {
        LocalDate birth = person.birthDate();
        if (birth != null) {
            int years = Period.between(birth, today).getYears();
            return new AgeRange(years, years);
        }
        AgeBand band = person.ageBand();
        return band == null ? null : new AgeRange(band.youngest(), band.oldest());
    }

    private OffsetDateTime now() {
        return OffsetDateTime.ofInstant(clock.instant(), ZoneOffset.UTC);
    }
}
