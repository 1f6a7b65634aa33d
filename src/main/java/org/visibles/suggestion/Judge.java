package org.visibles.suggestion;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.visibles.directory.FoundService;
import org.visibles.kernel.OrganisationId;

/**
 * What all candidates are judged by, partners and others alike.
 *
 * @param records of partners, by organisation
 */
record Judge(Fitting fitting, Ranking ranking, Map<UUID, PartnerRecord> records, LocalDate today) {

    private record Scored(FoundService service, PartnerRecord record, double score) {}

    /** Those that fit, the most promising first. */
    List<Suggestion> best(List<FoundService> candidates, boolean partners, int most) {
        return candidates.stream()
                .filter(each -> fitting.fits(each.conditions()))
                .map(this::scored)
                .sorted(Comparator.comparingDouble(Scored::score)
                        .reversed()
                        .thenComparing(each -> each.service().name())
                        .thenComparing(each -> each.service().id().value()))
                .limit(most)
                .map(each -> new Suggestion(
                        each.service(),
                        partners ? each.service().organisation() : null,
                        Reasons.of(each.service(), each.record(), today)))
                .toList();
    }

    private Scored scored(FoundService service) {
        PartnerRecord record = of(service.organisation());
        return new Scored(service, record, ranking.score(service, record));
    }

    private PartnerRecord of(@Nullable OrganisationId organisation) {
        return organisation == null
                ? PartnerRecord.NONE
                : records.getOrDefault(organisation.value(), PartnerRecord.NONE);
    }
}
