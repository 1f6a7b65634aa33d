package org.visibles.suggestion;

import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.Period;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.visibles.directory.FoundService;
import org.visibles.directory.ServiceCriteria;
import org.visibles.directory.ServiceFinder;
import org.visibles.directory.ServiceId;
import org.visibles.kernel.Need;
import org.visibles.kernel.NotFound;
import org.visibles.kernel.OrganisationId;
import org.visibles.kernel.Permission;
import org.visibles.kernel.YouthId;
import org.visibles.privacy.Logged;
import org.visibles.youth.Choices.AgeBand;
import org.visibles.youth.YouthDetails;
import org.visibles.youth.YouthService;

/**
 * Suggests services for a person's needs. Conditions of the service alone leave one out: its zone by commune, the ages it
 * names, a quarter it is reserved for. The order is {@link Ranking}'s.
 */
@Service
@PreAuthorize("denyAll()")
public class SuggestionService {

    /** As many as fit on a phone before one stops reading. */
    public static final int SHOWN = 5;

    /** Of what the search finds, the nearest this many are ordered. */
    private static final int CANDIDATES = 200;

    private static final int MONTHS = 12;

    /** As the record says of who lives in none. */
    private static final String IN_NO_QUARTER = "NONE";

    /**
     * What was shown.
     *
     * @param id null where there was nothing to show
     */
    public record Suggestions(@Nullable SuggestionId id, List<Suggestion> services) {}

    private record Scored(FoundService service, PartnerRecord record, double score) {}

    private final JdbcClient jdbc;
    private final ServiceFinder finder;
    private final YouthService people;
    private final Clock clock;

    SuggestionService(JdbcClient jdbc, ServiceFinder finder, YouthService people, Clock clock) {
        this.jdbc = jdbc;
        this.finder = finder;
        this.people = people;
        this.clock = clock;
    }

    /**
     * At most {@link #SHOWN}, the most promising first; what is shown is kept.
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
        ServiceCriteria criteria =
                ServiceCriteria.ALL.themes(NeedThemes.of(needs)).near(person.commune(), null);
        List<Scored> scored = new ArrayList<>();
        for (FoundService service : finder.find(criteria, 0, CANDIDATES)) {
            if (fitting.fits(service.conditions())) {
                PartnerRecord record = of(service.organisation(), records);
                scored.add(new Scored(service, record, ranking.score(service, record)));
            }
        }
        return scored.stream()
                .sorted(Comparator.comparingDouble(Scored::score)
                        .reversed()
                        .thenComparing(each -> each.service().name())
                        .thenComparing(each -> each.service().id().value()))
                .limit(SHOWN)
                .map(each -> new Suggestion(each.service(), Reasons.of(each.service(), each.record(), today)))
                .toList();
    }

    private static PartnerRecord of(@Nullable OrganisationId organisation, Map<UUID, PartnerRecord> records) {
        return organisation == null
                ? PartnerRecord.NONE
                : records.getOrDefault(organisation.value(), PartnerRecord.NONE);
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
